namespace Solaris.Ledger;

/// <summary>The quota ledger: holds, settles and logs calls in durable batches.</summary>
internal sealed class TokenLedger
{
    /// <summary>Holds a call's bound on every limit, or says why not. Throws <see cref="LedgerUnavailableException"/> when the database is away.</summary>
    public ValueTask<HoldResult> HoldAsync(HoldRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Logs a call that holds nothing: refused, or failed before its hold. Never waits; rows ride with the next batch.</summary>
    public void Record(RequestEntry entry) => throw new NotSupportedException();

    internal ValueTask SettleAsync(Hold hold, RequestEntry entry) => throw new NotSupportedException();

    internal ValueTask ReleaseAsync(Hold hold) => throw new NotSupportedException();
}
