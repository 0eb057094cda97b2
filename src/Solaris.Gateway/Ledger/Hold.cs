namespace Solaris.Ledger;

/// <summary>
/// Tokens and money held for one call in flight. It ends exactly once: settled with what was used, or released
/// whole when it is disposed first.
/// </summary>
internal sealed class Hold(TokenLedger ledger, RequestId id, long inputTokens, long outputTokens) : IAsyncDisposable
{
    private int _closed;
    private long _outputSoFar;

    public RequestId Id => id;

    public long InputTokens => inputTokens;

    /// <summary>The output that may be produced, over all choices.</summary>
    public long OutputTokens => outputTokens;

    /// <summary>Output tokens counted so far; written out by the heartbeat, so that a crash loses at most its interval.</summary>
    public long OutputSoFar => Volatile.Read(ref _outputSoFar);

    public void Report(long outputSoFar) => Volatile.Write(ref _outputSoFar, outputSoFar);

    /// <summary>
    /// Charges what was used and logs the call, in one transaction. Returns when the charge is durable: committed,
    /// or in the spool when the database is away. Takes no cancellation: it must finish.
    /// </summary>
    public ValueTask SettleAsync(RequestEntry entry) =>
        TryClose() ? ledger.SettleAsync(entry) : throw new InvalidOperationException($"Hold {id} is already closed.");

    /// <summary>Leaves a hold that was asked for as detached open, to be ended by its id.</summary>
    public void Detach()
    {
        if (TryClose())
        {
            ledger.Detach(id);
        }
    }

    public ValueTask DisposeAsync() => TryClose() ? ledger.ReleaseAsync(id) : ValueTask.CompletedTask;

    private bool TryClose() => Interlocked.Exchange(ref _closed, 1) == 0;
}
