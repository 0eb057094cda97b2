using Solaris.Ledger.Batches;
using Solaris.Ledger.Spools;

namespace Solaris.Ledger;

/// <summary>The quota ledger: holds, settles and logs calls in durable batches.</summary>
internal sealed partial class TokenLedger(
    LedgerQueue queue,
    Spool spool,
    OpenHolds holds,
    TimeProvider clock,
    ILogger<TokenLedger> logger
)
{
    /// <summary>A settle waits this long for its commit; then the spool on disk must do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Holds a call's bound on every limit, or says why not. Throws <see cref="LedgerUnavailableException"/> when the database is away.</summary>
    public async ValueTask<HoldResult> HoldAsync(HoldRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new HoldOperation(request);
        if (spool.IsFull || !queue.TryAdd(operation))
        {
            throw new LedgerUnavailableException("Too much is waiting for the database.");
        }
        // Not cancelled while it is decided: a hold that is taken must have an owner to end it.
        var result = await operation.Answer;
        if (result.Verdict != HoldVerdict.Held)
        {
            return result;
        }
        var hold = new Hold(this, request.Id, request.Bound.InputTokens, result.OutputTokens);
        holds.Add(hold);
        if (cancellationToken.IsCancellationRequested)
        {
            await hold.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
        return result with { Hold = hold };
    }

    /// <summary>Logs a call that holds nothing: refused, or failed before its hold. Never waits; rows ride with the next batch.</summary>
    public void Record(RequestEntry entry)
    {
        if (!queue.TryAdd(new RecordOperation(RequestRows.From(entry))))
        {
            LogDropped(entry.Id);
        }
    }

    /// <summary>Ends the entry's hold with its charge; for one that was detached, any process may. It ends once, however often this is called.</summary>
    public ValueTask SettleAsync(RequestEntry entry) =>
        ResolveAsync(entry.Id, new(entry.Id.Value, entry.Charge, RequestRows.From(entry)));

    /// <summary>Gives a hold back whole.</summary>
    public ValueTask ReleaseAsync(RequestId id) => ResolveAsync(id, new(id.Value, Charge.Nothing, request: null));

    /// <summary>From now on the hold is nobody's.</summary>
    internal void Detach(RequestId id) => holds.Remove(id);

    /// <summary>First the spool, then the queue: from here on the charge survives whatever happens to this process.</summary>
    private async ValueTask ResolveAsync(RequestId id, ResolveOperation operation)
    {
        try
        {
            spool.Append(operation);
        }
        catch (IOException exception)
        {
            LogNotSpooled(exception, id);
        }
        holds.Remove(id);
        // A writer that has stopped leaves the operation to the next process, which finds it in the spool.
        if (!queue.TryAdd(operation) || !await IsCommittedAsync(operation))
        {
            operation.Ticket?.Flush();
        }
    }

    private async ValueTask<bool> IsCommittedAsync(ResolveOperation operation)
    {
        if (operation.Ticket is null)
        {
            return await operation.Committed;
        }
        try
        {
            return await operation.Committed.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The log row of request {Id} was dropped: too much is waiting for the database")]
    private partial void LogDropped(RequestId id);

    [LoggerMessage(LogLevel.Error, "The spool could not take the settle of {Id}; it waits for the database in memory")]
    private partial void LogNotSpooled(Exception exception, RequestId id);
}
