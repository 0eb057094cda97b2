using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>How the router chooses, and how it treats failures. The defaults are LiteLLM's.</summary>
/// <param name="Retries">How often a failed attempt may be repeated in all.</param>
/// <param name="AllowedFails">Failures in a row, within a minute, that a deployment may have before it cools down.</param>
internal sealed record RoutingSettings(int Retries, int AllowedFails, TimeSpan Cooldown)
{
    public static readonly RoutingSettings Default = new(Retries: 2, AllowedFails: 3, TimeSpan.FromSeconds(5));

    /// <summary>LiteLLM's name of the strategy; see <see cref="Rankings"/>.</summary>
    public string Strategy { get; init; } = Rankings.Shuffle;

    /// <summary>Latency: a deployment this much slower than the quickest, as a part of its time, is as good.</summary>
    public double LatencyBuffer { get; init; }

    public ImmutableDictionary<FailureKind, int> RetriesByKind { get; init; } =
        ImmutableDictionary<FailureKind, int>.Empty;

    public ImmutableDictionary<FailureKind, int> AllowedFailsByKind { get; init; } =
        ImmutableDictionary<FailureKind, int>.Empty;

    /// <summary>The shortest wait before a repeat.</summary>
    public TimeSpan SmallestWait { get; init; }

    /// <summary>False never lets a deployment rest.</summary>
    public bool MayCool { get; init; } = true;

    /// <summary>Names tried after a model's own, those of the fallbacks' own fallbacks included.</summary>
    public int MostFallbacks { get; init; } = 5;

    public bool FiltersByTags { get; init; }

    /// <summary>True lets one of the tags asked for suffice; false demands all of them.</summary>
    public bool AnyTagSuffices { get; init; } = true;
}
