namespace Solaris.Reports;

/// <summary>Usage over time.</summary>
/// <param name="Currency">Of <c>cost</c>, whose figures are micro-units.</param>
/// <param name="Buckets">Start of each bucket; the first and the last may be cut by <c>from</c> and <c>to</c>.</param>
/// <param name="Series">The largest groups, largest first.</param>
/// <param name="Other">All further groups together; null when there are none.</param>
/// <param name="Totals">Everything, for each bucket.</param>
public sealed record UsageResponse(
    string Metric,
    string Currency,
    string Rollup,
    string Tz,
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<DateTimeOffset> Buckets,
    IReadOnlyList<UsageSeries> Series,
    UsageSeries? Other,
    long Total,
    IReadOnlyList<long> Totals
);
