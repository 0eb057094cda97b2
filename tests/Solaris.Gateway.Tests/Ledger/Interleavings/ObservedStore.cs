using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;

namespace Solaris.Ledger.Interleavings;

/// <summary>Rows in memory; tells which operations were answered, and can lose the answer of a commit.</summary>
internal sealed class ObservedStore(MemoryLedger memory) : ILedgerStore
{
    private readonly List<object> _answered = [];

    /// <summary>How many commits come through without their answer.</summary>
    public int LosesAnswers { get; set; }

    public List<object> TakeAnswered()
    {
        var answered = _answered.ToList();
        _answered.Clear();
        return answered;
    }

    public void Run(LedgerBatch batch, Guid instance)
    {
        memory.Instance = instance;
        memory.Commit(batch);
        if (LosesAnswers > 0)
        {
            LosesAnswers--;
            throw new TimeoutException("The answer got lost.");
        }
        _answered.AddRange(batch.Operations.Select(KeyOf));
    }

    public bool IsAway(Exception exception) => exception is TimeoutException;

    public void Dispose() { }

    private static object KeyOf(LedgerOperation operation) =>
        operation switch
        {
            HoldOperation hold => ("hold", hold.Request.Id.Value),
            ResolveOperation resolve => ("resolve", resolve.Id),
            ExpireOperation expire => ("expire", expire.Id),
            _ => "pulse",
        };
}
