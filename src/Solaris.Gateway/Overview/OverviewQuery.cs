using System.ComponentModel.DataAnnotations;
using Solaris.Reports;

namespace Solaris.Overview;

/// <summary>The time that the overview is of.</summary>
public sealed record OverviewQuery
{
    /// <summary>Start, included: a date in <c>tz</c>, or an instant. 30 days before <c>to</c> when absent.</summary>
    [MaxLength(40)]
    public string? From { get; init; }

    /// <summary>End, excluded: a date in <c>tz</c>, or an instant. Now when absent.</summary>
    [MaxLength(40)]
    public string? To { get; init; }

    /// <summary>IANA time zone of the buckets; the organisation's when absent.</summary>
    [MaxLength(60)]
    public string? Tz { get; init; }

    /// <summary><c>hour</c>, <c>day</c> (default), <c>week</c> (from Monday) or <c>month</c>.</summary>
    [AllowedValues(null, "hour", "day", "week", "month", ErrorMessage = "Must be hour, day, week or month.")]
    public string? Rollup { get; init; }

    internal UsageQuery Costs() =>
        new()
        {
            From = From,
            To = To,
            Tz = Tz,
            Rollup = Rollup,
            Metric = UsageMetric.Cost,
            GroupBy = "model",
            Limit = OverviewReport.Listed,
        };
}
