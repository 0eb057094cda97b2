using Solaris.Ledger.Batches;

namespace Solaris.Ledger;

/// <summary>
/// Tells callers what became of their operations. What a caller does next is to hand a few bytes to a socket, which
/// costs less than waking a thread for it: so a work item answers several callers, one after the other, and where there
/// is only one core the writer's thread does it, because another thread would only take turns with it.
/// </summary>
internal static class LedgerAnswers
{
    /// <summary>Few enough that a caller who takes long does not keep many others waiting.</summary>
    private const int Together = 16;

    private static readonly bool OneCore = Environment.ProcessorCount == 1;

    public static void Complete(LedgerBatch batch)
    {
        batch.LeaveSpool(); // Here: an orderly stop waits for the writer's thread alone, and leaves no spool.
        if (OneCore)
        {
            batch.Complete();
            return;
        }
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

    /// <summary>Failures are rare, and whoever hears of one may do more than a few bytes' worth.</summary>
    public static void Fail(LedgerOperation operation, Exception failure) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static work => work.Operation.Fail(work.Failure),
            (Operation: operation, Failure: failure),
            preferLocal: false
        );

    /// <inheritdoc cref="Fail"/>
    public static void Defer(LedgerOperation operation) =>
        ThreadPool.UnsafeQueueUserWorkItem(static work => work.Defer(), operation, preferLocal: false);
}
