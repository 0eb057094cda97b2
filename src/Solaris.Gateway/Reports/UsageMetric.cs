namespace Solaris.Reports;

/// <summary>The figures a report can sum up.</summary>
internal static class UsageMetric
{
    public const string Requests = "requests";
    public const string Tokens = "tokens";
    public const string InputTokens = "inputTokens";
    public const string OutputTokens = "outputTokens";
    public const string CachedTokens = "cachedTokens";
    public const string Cost = "cost";

    private const string Input =
        "cast(r.input_uncached as bigint) + coalesce(r.input_cache_read, 0) + coalesce(r.input_cache_write_5m, 0)"
        + " + coalesce(r.input_cache_write_1h, 0)";

    /// <summary>The figure of one row of the request log, as an expression over <c>request r</c>.</summary>
    public static string Sql(string metric) =>
        metric switch
        {
            Requests => "1",
            InputTokens => Input,
            OutputTokens => "r.output_total",
            CachedTokens => "coalesce(r.input_cache_read, 0)",
            Cost => "r.cost_micros",
            _ => Input + " + r.output_total",
        };

    /// <summary>The same of a row of hourly sums, which counts many calls.</summary>
    public static string OfHours(string metric) => metric == Requests ? "r.requests" : Sql(metric);
}
