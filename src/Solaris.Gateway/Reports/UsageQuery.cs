using System.ComponentModel.DataAnnotations;

namespace Solaris.Reports;

/// <summary>What to sum up, over which time, and how to split it.</summary>
public sealed record UsageQuery
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

    /// <summary><c>requests</c>, <c>tokens</c> (default), <c>inputTokens</c>, <c>outputTokens</c>, <c>cachedTokens</c> or <c>cost</c> (micro-units).</summary>
    [AllowedValues(
        null,
        UsageMetric.Requests,
        UsageMetric.Tokens,
        UsageMetric.InputTokens,
        UsageMetric.OutputTokens,
        UsageMetric.CachedTokens,
        UsageMetric.Cost,
        ErrorMessage = "Must be requests, tokens, inputTokens, outputTokens, cachedTokens or cost."
    )]
    public string? Metric { get; init; }

    /// <summary><c>user</c>, <c>team</c>, <c>key</c>, <c>model</c>, <c>provider</c>, <c>deployment</c>, <c>endpoint</c>, <c>status</c> or <c>none</c> (default).</summary>
    public string? GroupBy { get; init; }

    /// <summary>A second split, as <c>groupBy</c>.</summary>
    public string? SubgroupBy { get; init; }

    /// <summary><c>hour</c>, <c>day</c> (default), <c>week</c> (from Monday) or <c>month</c>.</summary>
    [AllowedValues(null, "hour", "day", "week", "month", ErrorMessage = "Must be hour, day, week or month.")]
    public string? Rollup { get; init; }

    /// <summary>Counts the calls of this person only.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Counts the calls of this team only.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>Counts the calls of this key only.</summary>
    public Guid? KeyId { get; init; }

    /// <summary>Series, the largest first; what is left is summed up as <c>other</c>.</summary>
    [Range(1, 50)]
    public int? Limit { get; init; }
}
