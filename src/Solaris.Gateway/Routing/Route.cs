using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Where a model name leads: deployments to try, best first, and how often.</summary>
/// <param name="Candidates">The group's deployments in the order of the selection policy, then those of its fallbacks.</param>
/// <param name="Retries">How often a failed attempt may be repeated in all, besides moving on to the next candidate.</param>
internal sealed record Route(ImmutableArray<Deployment> Candidates, int Retries)
{
    /// <summary>How many of the candidates, from the first, are the model asked for; the others are fallbacks.</summary>
    public int Own { get; init; } = Candidates.Length;

    /// <summary>Tried instead when the prompt is too long.</summary>
    public ImmutableArray<Deployment> ContextWindow { get; init; } = [];

    /// <summary>Tried instead when a content filter stopped the prompt.</summary>
    public ImmutableArray<Deployment> ContentPolicy { get; init; } = [];

    /// <summary>Where the number of repeats depends on what failed.</summary>
    public ImmutableDictionary<FailureKind, int> RetriesByKind { get; init; } =
        ImmutableDictionary<FailureKind, int>.Empty;

    /// <summary>The shortest wait before a repeat.</summary>
    public TimeSpan SmallestWait { get; init; }

    /// <summary>In what currency, and at which rate, the prices of the candidates are held and charged.</summary>
    public ExchangeRate Exchange { get; init; } = ExchangeRate.Usd;

    /// <summary>The dearest tier of service the call may be billed at.</summary>
    public PriceTier DearestTier { get; init; } = PriceTier.Batch;

    /// <summary>Every deployment the call may come to: the dearest bounds its cost.</summary>
    public IReadOnlyList<Deployment> All =>
        ContextWindow.IsEmpty && ContentPolicy.IsEmpty
            ? Candidates
            : [.. Candidates, .. ContextWindow, .. ContentPolicy];
}
