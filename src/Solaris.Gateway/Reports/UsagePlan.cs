namespace Solaris.Reports;

/// <summary>A usage query that was understood.</summary>
/// <param name="Spans">The buckets; data outside <paramref name="From"/> and <paramref name="To"/> is left out of the first and last.</param>
internal sealed record UsagePlan(
    OrganisationId Organisation,
    long From,
    long To,
    TimeZoneInfo Zone,
    IReadOnlyList<Period> Spans,
    string Metric,
    string Rollup,
    UsageGroup? Group,
    UsageGroup? Subgroup,
    int Limit
);
