using Solaris.Quotas;
using Solaris.Reports;

namespace Solaris.Overview;

/// <summary>The limit that is used up most, and how its period has gone.</summary>
/// <param name="Days">What counted against it, day by day.</param>
public sealed record OverviewBudget(LimitResponse Limit, UsageResponse Days);
