namespace Solaris.Ledger.Batches;

/// <summary>Grants a purchased pack once; debts of the limit are paid out of it first.</summary>
internal sealed class GrantPackOperation(PackOrder order) : LedgerOperation
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public override void Need(LedgerNeeds needs) => needs.Packs.Add(order);

    public override void Decide(LedgerState state)
    {
        var buckets = state.BucketsOf(order.Limit.Value);
        var pack = buckets.FirstOrDefault(bucket => bucket.OrderId == order.OrderId);
        if (pack is not { Plan: 0 })
        {
            return; // The limit is unknown, or the order was granted before.
        }
        pack.Plan = order.Amount;
        var rest = order.Amount;
        foreach (var indebted in buckets)
        {
            var paid = indebted.IsLive(state.Now) ? Math.Min(rest, indebted.Debt) : 0;
            state.Grant(indebted, paid, order.OrderId);
            rest -= paid;
        }
        state.Grant(pack, rest, order.OrderId);
        pack.Changed = true;
    }

    public override void Complete() => _done.TrySetResult();

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}
