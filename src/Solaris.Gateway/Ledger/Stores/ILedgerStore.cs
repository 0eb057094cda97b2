using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>
/// Locks and loads the rows of a batch, has them decided, and writes what changed, in one durable transaction.
/// Used by one thread. Rows are locked reservations first, by id; then buckets, by scope, limit, priority, end and id.
/// </summary>
internal interface ILedgerStore : IDisposable
{
    /// <summary>Returns when the batch is committed. After an exception nothing is, or the commit's answer was lost.</summary>
    void Run(LedgerBatch batch, Guid instance);

    /// <summary>True when the database is out of reach, so that every batch would fail; false when this batch is to blame.</summary>
    bool IsAway(Exception exception);
}
