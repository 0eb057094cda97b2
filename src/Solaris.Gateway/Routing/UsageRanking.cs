namespace Solaris.Routing;

/// <summary>The fewest tokens in the running minute first, as a part of the deployment's limit where it has one.</summary>
internal sealed class UsageRanking : IRanking
{
    public void Rank(ReadOnlySpan<Candidate> candidates, Span<double> ranks, RouteMoment moment)
    {
        var allLimited = true;
        foreach (var candidate in candidates)
        {
            allLimited &= candidate.Terms.TokensPerMinute is not null;
        }
        for (var i = 0; i < candidates.Length; i++)
        {
            var used = candidates[i].State.Load.TokensAt(moment.Now);
            ranks[i] = allLimited ? (double)used / (candidates[i].Terms.TokensPerMinute ?? 1) : used;
        }
    }
}
