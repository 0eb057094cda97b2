namespace Solaris.Ledger.Batches;

/// <summary>Takes a refunded pack back, once, wherever it went; what of it is already spent becomes debt.</summary>
/// <param name="unusedOnly">Leaves what is spent or held to the buyer, who pays for it: nothing becomes debt.</param>
internal sealed class ClawBackPackOperation(Guid order, bool unusedOnly = false) : LedgerOperation
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public override void Need(LedgerNeeds needs) => needs.Orders.Add(order);

    public override void Decide(LedgerState state)
    {
        if (state.OrderGrants.Remove(order, out var grants))
        {
            foreach (var (bucket, amount) in grants)
            {
                state.Grant(bucket, -Taken(bucket, amount), order);
            }
        }
    }

    /// <summary>What went into other buckets has paid debts there: it is spent.</summary>
    private long Taken(BucketRow bucket, long amount)
    {
        if (!unusedOnly)
        {
            return amount;
        }
        return bucket.OrderId == order ? Math.Min(amount, bucket.Room) : 0;
    }

    public override void Complete() => _done.TrySetResult();

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}
