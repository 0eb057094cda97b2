using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>Where one model name leads: the candidates of its group, then those of each fallback. No deployment is in it twice.</summary>
internal sealed class RoutePlan
{
    private readonly bool _isFixed;

    /// <param name="tiers">The model's own candidates, which may be none, then each fallback's.</param>
    public RoutePlan(ImmutableArray<ImmutableArray<Candidate>> tiers, RoutingSettings settings, IRanking ranking)
    {
        (Tiers, Settings, Ranking) = (tiers, settings, ranking);
        _isFixed = !settings.FiltersByTags && tiers.All(tier => tier.Length <= 1);
        All = [.. tiers.SelectMany(tier => tier)];
        Whole = new Route([.. All.Select(candidate => candidate.Deployment)], settings.Retries)
        {
            Own = tiers[0].Length,
            RetriesByKind = settings.RetriesByKind,
            SmallestWait = settings.SmallestWait,
        };
    }

    public ImmutableArray<ImmutableArray<Candidate>> Tiers { get; }
    public ImmutableArray<Candidate> All { get; }
    public RoutingSettings Settings { get; }
    public IRanking Ranking { get; }

    /// <summary>Tried instead when the prompt is too long.</summary>
    public ImmutableArray<ImmutableArray<Candidate>> ContextWindow { get; init; } = [];

    /// <summary>Tried instead when a content filter stopped the prompt.</summary>
    public ImmutableArray<ImmutableArray<Candidate>> ContentPolicy { get; init; } = [];

    /// <summary>What a key's model list may name instead of the model.</summary>
    public ImmutableArray<string> AccessGroups { get; init; } = [];

    /// <summary>True when there is nothing to choose: <see cref="Whole"/> serves every call while all candidates are available.</summary>
    public bool IsFixed => _isFixed && ContextWindow.IsEmpty && ContentPolicy.IsEmpty;
    public Route Whole { get; }

    public bool AllAvailableAt(long timestamp)
    {
        foreach (var candidate in All)
        {
            if (!candidate.State.IsAvailableAt(timestamp))
            {
                return false;
            }
        }
        return true;
    }
}
