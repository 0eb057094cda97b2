using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>Reads the outlook off a standing.</summary>
internal static class LimitOutlooks
{
    /// <summary>Calls last seconds to minutes; what they do not use returns as each ends.</summary>
    private static readonly TimeSpan WhileOthersFinish = TimeSpan.FromSeconds(5);

    public static LimitOutlook Of(in LimitStanding standing)
    {
        if (standing.Fits)
        {
            return LimitOutlook.Fits;
        }
        if (standing.Asked > standing.Granted)
        {
            return LimitOutlook.TooSmall;
        }
        if (standing.Used + standing.Asked <= standing.Granted)
        {
            return LimitOutlook.OthersFinish;
        }
        return standing.Period.End >= Period.Never ? LimitOutlook.NeverRenews : LimitOutlook.Renews;
    }

    /// <summary>How long to wait before the call can fit; null when waiting does not help.</summary>
    public static TimeSpan? Wait(in LimitStanding standing, DateTimeOffset now) =>
        Of(standing) switch
        {
            LimitOutlook.Fits => TimeSpan.Zero,
            LimitOutlook.OthersFinish => WhileOthersFinish,
            LimitOutlook.Renews => Until(standing.Period.End, now),
            _ => null,
        };

    private static TimeSpan Until(long end, DateTimeOffset now)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(end) - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }
}
