namespace Solaris.Ledger.Batches;

/// <summary>Operations decided and committed together, in the order in which they came.</summary>
internal sealed class LedgerBatch(IReadOnlyList<LedgerOperation> operations)
{
    /// <summary>More would make neighbours wait for little: at this size the commit's cost is already spread thin.</summary>
    public const int Most = 128;

    private readonly Exception?[] _failures = new Exception?[operations.Count];

    public IReadOnlyList<LedgerOperation> Operations => operations;

    public LedgerNeeds Needs { get; } = Gather(operations);

    /// <summary>Tokens that calls used beyond their holds, as last decided.</summary>
    public long OverrunTokens { get; private set; }

    /// <summary>Decides each operation. A hold that asks for the absurd fails alone; what is owed must not be dropped so, and fails the batch.</summary>
    public void Decide(LedgerState state)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            try
            {
                _failures[i] = null;
                operations[i].Decide(state);
            }
            catch (ArithmeticException exception) when (!operations[i].IsOwed)
            {
                _failures[i] = exception;
            }
        }
        OverrunTokens = state.OverrunTokens;
    }

    /// <summary>The spool need not keep what is committed; an operation that failed stays in it.</summary>
    public void LeaveSpool()
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (_failures[i] is null)
            {
                operations[i].LeaveSpool();
            }
        }
    }

    /// <summary>Tells the operations that what was decided is committed.</summary>
    public void Complete() => Complete(0, operations.Count);

    /// <inheritdoc cref="Complete()"/>
    public void Complete(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            if (_failures[i] is { } failure)
            {
                operations[i].Fail(failure);
            }
            else
            {
                operations[i].Complete();
            }
        }
    }

    private static LedgerNeeds Gather(IReadOnlyList<LedgerOperation> operations)
    {
        var needs = new LedgerNeeds();
        foreach (var operation in operations)
        {
            operation.Need(needs);
        }
        return needs;
    }
}
