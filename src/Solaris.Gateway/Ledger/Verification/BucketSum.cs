namespace Solaris.Ledger.Verification;

/// <summary>What the books say about one bucket: its own figures, and the transfers behind them.</summary>
internal sealed record BucketSum(
    long Id,
    LimitUnit Unit,
    long Granted,
    long Used,
    long Held,
    long Debt,
    long Transfers,
    long Moved
);
