using Solaris.Ledger;
using Solaris.Quotas;

namespace Solaris.Members;

/// <summary>A limit as it stands for the person who asks.</summary>
/// <param name="Scope"><c>user</c>, <c>team</c> or <c>organisation</c>: whom it binds together.</param>
/// <param name="Unit"><c>tokens</c> or <c>money</c>, in micro-units.</param>
/// <param name="Window"><c>day</c>, <c>week</c>, <c>month</c> or <c>total</c>.</param>
/// <param name="Model">The model it counts; null counts all.</param>
/// <param name="Amount">What a period grants.</param>
/// <param name="Spendable">What may be spent of it, purchased packs included.</param>
/// <param name="Available">What is left now: spendable less used and held.</param>
/// <param name="RenewsAt">With the offset of the organisation's zone; null when it never does.</param>
/// <param name="PerDay">Used a day in the running period so far; null in its first day.</param>
/// <param name="RunsOutAt">When it is used up at that pace; null when it lasts until it renews, or nothing is known yet.</param>
public sealed record OwnLimitResponse(
    string Scope,
    string Unit,
    string Window,
    string? Model,
    long Amount,
    long Spendable,
    long Used,
    long Held,
    long Available,
    DateTimeOffset PeriodStart,
    DateTimeOffset? RenewsAt,
    IReadOnlyList<decimal> AlertAt,
    long? PerDay,
    DateTimeOffset? RunsOutAt
)
{
    private const long Day = 86_400_000;

    internal static OwnLimitResponse Of(LimitStanding standing, long now)
    {
        var (limit, period) = (standing.Limit, standing.Period);
        var perDay = Pace(standing, now);
        return new(
            LimitNames.Of(limit.Scope),
            LimitNames.Of(limit.Unit),
            LimitNames.Of(limit.Window),
            limit.Model,
            limit.Amount,
            standing.Granted,
            standing.Used,
            standing.Held,
            standing.Room,
            In(limit.Zone, period.Start),
            period.End >= Period.Never ? null : In(limit.Zone, period.End),
            [.. limit.AlertAt.Select(part => part / 1_000_000m)],
            perDay,
            RunsOut(standing, perDay, now) is { } at ? In(limit.Zone, at) : null
        );
    }

    /// <summary>Limits without periods have no begin to count from, and a part of a day is no pace.</summary>
    private static long? Pace(LimitStanding standing, long now)
    {
        var elapsed = now - standing.Period.Start;
        return standing.Limit.Window == LimitWindow.Total || elapsed < Day
            ? null
            : (long)(standing.Used * (decimal)Day / elapsed);
    }

    private static long? RunsOut(LimitStanding standing, long? perDay, long now)
    {
        if (perDay is not > 0)
        {
            return null;
        }
        var at = now + standing.Room * (decimal)Day / perDay.Value;
        return at < standing.Period.End ? (long)at : null;
    }

    private static DateTimeOffset In(TimeZoneInfo zone, long milliseconds) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), zone);
}
