namespace Solaris.Routing;

/// <summary>
/// A routing strategy: says how good each candidate of a group is; less is better. Equal ones keep the order they were drawn in by
/// weight. A new strategy is a class, a line in <see cref="Rankings"/> and a test.
/// </summary>
internal interface IRanking
{
    /// <param name="ranks">To fill, one for each candidate; all 0 at first.</param>
    void Rank(ReadOnlySpan<Candidate> candidates, Span<double> ranks, RouteMoment moment);
}
