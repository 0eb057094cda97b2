namespace Solaris.Ledger;

/// <summary>One limit as it stood when a call was decided, as the request log keeps it. The limit's terms are in <c>quota_limit</c>.</summary>
/// <param name="PeriodStart">Unix milliseconds.</param>
internal readonly record struct TraceLine(
    LimitId Limit,
    long PeriodStart,
    long Granted,
    long Used,
    long Held,
    long Asked,
    bool Fits
);
