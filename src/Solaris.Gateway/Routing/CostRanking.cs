namespace Solaris.Routing;

/// <summary>The cheapest first, by input and output prices together; those without a price last.</summary>
internal sealed class CostRanking : IRanking
{
    public void Rank(ReadOnlySpan<Candidate> candidates, Span<double> ranks, RouteMoment moment)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            ranks[i] = candidates[i].Deployment.Price is { } price
                ? (double)price.Input + price.Output
                : double.PositiveInfinity;
        }
    }
}
