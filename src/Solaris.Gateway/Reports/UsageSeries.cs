namespace Solaris.Reports;

/// <summary>One line of a report.</summary>
/// <param name="Group">Null for calls without such a thing, or in a report without groups.</param>
/// <param name="Values">One figure for each bucket.</param>
public sealed record UsageSeries(UsageLabel? Group, UsageLabel? Subgroup, long Total, IReadOnlyList<long> Values);
