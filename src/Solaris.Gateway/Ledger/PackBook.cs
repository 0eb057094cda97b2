using Solaris.Ledger.Batches;

namespace Solaris.Ledger;

/// <summary>Grants and takes back purchased packs, through the ledger's writer. Repeating either is harmless.</summary>
internal sealed class PackBook(LedgerQueue queue)
{
    /// <summary>Debts of the limit are paid out of the pack first.</summary>
    public async Task GrantAsync(PackOrder order)
    {
        var operation = new GrantPackOperation(order);
        queue.TryAdd(operation);
        await operation.Done;
    }

    /// <summary>Takes back what a refunded order granted; what of it is spent becomes debt.</summary>
    public Task ClawBackAsync(Guid orderId) => TakeAsync(new(orderId));

    /// <summary>Takes back what is left of an order's pack; a claw-back that follows finds nothing more.</summary>
    public Task TakeUnusedAsync(Guid orderId) => TakeAsync(new(orderId, unusedOnly: true));

    private async Task TakeAsync(ClawBackPackOperation operation)
    {
        queue.TryAdd(operation);
        await operation.Done;
    }
}
