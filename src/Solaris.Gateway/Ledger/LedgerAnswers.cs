using Solaris.Ledger.Batches;

namespace Solaris.Ledger;

/// <summary>
/// Tells callers what became of their operations, away from the writer's thread. A work item answers several of them,
/// one after the other: a thread switch for each would cost more than what most callers do next, which is to hand a few
/// bytes to a socket.
/// </summary>
internal static class LedgerAnswers
{
    /// <summary>Few enough that a caller who takes long does not keep many others waiting.</summary>
    private const int Together = 16;

    public static void Complete(LedgerBatch batch)
    {
        for (var first = 0; first < batch.Operations.Count; first += Together)
        {
            var count = Math.Min(Together, batch.Operations.Count - first);
            ThreadPool.UnsafeQueueUserWorkItem(
                static work => work.Batch.Complete(work.First, work.Count),
                (Batch: batch, First: first, Count: count),
                preferLocal: false
            );
        }
    }

    public static void Fail(LedgerOperation operation, Exception failure) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static work => work.Operation.Fail(work.Failure),
            (Operation: operation, Failure: failure),
            preferLocal: false
        );

    public static void Defer(LedgerOperation operation) =>
        ThreadPool.UnsafeQueueUserWorkItem(static work => work.Defer(), operation, preferLocal: false);
}
