using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>Where one model name leads: the candidates of its group, then those of each fallback. No deployment is in it twice.</summary>
internal sealed class RoutePlan
{
    public RoutePlan(ImmutableArray<ImmutableArray<Candidate>> tiers, int retries)
    {
        Tiers = tiers;
        Retries = retries;
        All = [.. tiers.SelectMany(tier => tier)];
        Whole = new Route([.. All.Select(candidate => candidate.Deployment)], retries);
        IsFixed = tiers.All(tier => tier.Length == 1);
    }

    public ImmutableArray<ImmutableArray<Candidate>> Tiers { get; }
    public ImmutableArray<Candidate> All { get; }
    public int Retries { get; }

    /// <summary>True when there is nothing to choose: <see cref="Whole"/> serves every call while nothing cools down.</summary>
    public bool IsFixed { get; }
    public Route Whole { get; }

    public bool AnyCoolingAt(long timestamp)
    {
        foreach (var candidate in All)
        {
            if (candidate.Health.IsCoolingAt(timestamp))
            {
                return true;
            }
        }
        return false;
    }
}
