using Solaris.Ledger.Batches;

namespace Solaris.Ledger;

/// <summary>Corrects the cost of settled calls, through the ledger's writer. Repeating a correction is harmless.</summary>
internal sealed class CorrectionBook(LedgerQueue queue)
{
    /// <summary>How many of the corrections changed something.</summary>
    public async Task<int> CorrectAsync(IReadOnlyList<CostCorrection> corrections)
    {
        var changed = 0;
        foreach (var operation in Enqueue(corrections))
        {
            changed += await operation.Done ? 1 : 0;
        }
        return changed;
    }

    private List<CorrectOperation> Enqueue(IReadOnlyList<CostCorrection> corrections)
    {
        var operations = new List<CorrectOperation>(corrections.Count);
        foreach (var correction in corrections)
        {
            var operation = new CorrectOperation(correction);
            queue.TryAdd(operation);
            operations.Add(operation);
        }
        return operations;
    }
}
