namespace Solaris.Routing;

/// <summary>
/// The quickest first: by the time to the first event of streams, by the time for each output token of whole answers. Those that
/// were not measured yet come before all others, so that they are.
/// </summary>
/// <param name="buffer">Within this part of the quickest one's time all are equal, so that it does not get every call.</param>
internal sealed class LatencyRanking(double buffer) : IRanking
{
    private const double NotMeasured = -1;

    public void Rank(ReadOnlySpan<Candidate> candidates, Span<double> ranks, RouteMoment moment)
    {
        var quickest = double.PositiveInfinity;
        for (var i = 0; i < candidates.Length; i++)
        {
            ranks[i] = candidates[i].State.Load.LatencyAt(moment.Now, moment.Stream) ?? NotMeasured;
            quickest = ranks[i] >= 0 ? Math.Min(quickest, ranks[i]) : quickest;
        }
        for (var i = 0; i < candidates.Length; i++)
        {
            ranks[i] = ranks[i] >= 0 && ranks[i] <= quickest * (1 + buffer) ? quickest : ranks[i];
        }
    }
}
