using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>The strategies by LiteLLM's names.</summary>
internal static class Rankings
{
    public const string Shuffle = "simple-shuffle";

    public static readonly ImmutableArray<string> Names =
    [
        Shuffle,
        "least-busy",
        "latency-based-routing",
        "usage-based-routing",
        "usage-based-routing-v2",
        "cost-based-routing",
    ];

    public static IRanking Of(RoutingSettings settings) =>
        settings.Strategy switch
        {
            "least-busy" => new LeastBusyRanking(),
            "latency-based-routing" => new LatencyRanking(settings.LatencyBuffer),
            "usage-based-routing" or "usage-based-routing-v2" => new UsageRanking(),
            "cost-based-routing" => new CostRanking(),
            _ => new ShuffleRanking(),
        };
}
