namespace Solaris.Routing;

/// <summary>All are equal: the weights alone decide.</summary>
internal sealed class ShuffleRanking : IRanking
{
    public void Rank(ReadOnlySpan<Candidate> candidates, Span<double> ranks, RouteMoment moment) => ranks.Clear();
}
