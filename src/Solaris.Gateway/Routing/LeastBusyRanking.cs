namespace Solaris.Routing;

/// <summary>The fewest calls under way first.</summary>
internal sealed class LeastBusyRanking : IRanking
{
    public void Rank(ReadOnlySpan<Candidate> candidates, Span<double> ranks, RouteMoment moment)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            ranks[i] = candidates[i].State.Load.Parallel;
        }
    }
}
