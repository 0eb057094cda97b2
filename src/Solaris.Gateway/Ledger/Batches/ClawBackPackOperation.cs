namespace Solaris.Ledger.Batches;

/// <summary>Takes a refunded pack back, once, wherever it went; what of it is already spent becomes debt.</summary>
internal sealed class ClawBackPackOperation(Guid order) : LedgerOperation
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
                state.Grant(bucket, -amount, order);
            }
        }
    }

    public override void Complete() => _done.TrySetResult();

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}
