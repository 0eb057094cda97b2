using System.Diagnostics;
using Solaris.Ledger;
using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;
using Solaris.Storage;

namespace Solaris.LedgerLoad;

/// <summary>
/// What a gateway without a queue does: each caller has its own transaction for each hold and each settlement. The decisions and
/// the statements are the same. Such a caller waits for its own database, so it takes a thread.
/// </summary>
internal sealed class SingleCalls(Database database, LedgerInstance instance) : IDisposable
{
    private readonly PostgresLedgerStore _store = new(database);

    public TimeSpan Cycle(Limit[] limits)
    {
        var request = LoadCall.Request(limits);
        var begun = Stopwatch.GetTimestamp();
        var hold = new HoldOperation(request);
        Run(hold);
        var took = Stopwatch.GetElapsedTime(begun);
        var standings = hold.Decided?.Standings ?? throw new InvalidOperationException("The hold was not decided.");
        var entry = LoadCall.Entry(request, standings);
        Run(new ResolveOperation(request.Id.Value, entry.Charge, RequestRows.From(entry)));
        return took;
    }

    public void Dispose() => _store.Dispose();

    /// <summary>A deadlock that was lost is tried again, as the writer does.</summary>
    private void Run(LedgerOperation operation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _store.Run(new LedgerBatch([operation]), instance.Id);
                return;
            }
            catch (Exception exception) when (attempt < 10 && _store.IsAway(exception))
            {
                // Again.
            }
        }
    }
}
