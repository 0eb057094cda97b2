namespace Solaris.Payments;

/// <summary>One look at an order: charge, fetch, grant or take back, and when to look again.</summary>
internal sealed class OrderSteps(
    OrderStore orders,
    OrderCollector collector,
    OrderSettlement settlement,
    TimeProvider clock
)
{
    /// <summary>How long to wait for a provider that is away.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public async Task AdvanceAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is not { } order)
        {
            return;
        }
        if (!order.IsInternal && !await AskAsync(order, cancellationToken))
        {
            await orders.PollAsync(id, clock.GetUtcNow() + Pause, cancellationToken);
        }
        order = await orders.FindAsync(id, cancellationToken) ?? order;
        if (await settlement.SettleAsync(order, cancellationToken))
        {
            await RestAsync(order, cancellationToken);
        }
        else if (order.Problem == OrderProblem.Wallet || order.IsInternal)
        {
            await orders.PollAsync(id, clock.GetUtcNow() + Pause, cancellationToken);
        }
    }

    /// <summary>False when the provider is away.</summary>
    private async Task<bool> AskAsync(Order order, CancellationToken cancellationToken)
    {
        if (order is { ProviderId: null, Status: OrderStatus.Pending })
        {
            return await collector.ChargeAsync(order, cancellationToken) && await SoonAsync(order, cancellationToken);
        }
        return await collector.CollectAsync(order, cancellationToken);
    }

    /// <summary>A charge that was just made is asked for at once: the buyer of before a crash may have paid it.</summary>
    private async Task<bool> SoonAsync(Order order, CancellationToken cancellationToken)
    {
        var charged = await orders.FindAsync(order.Id, cancellationToken);
        return charged is not { ProviderId: not null } || await collector.CollectAsync(charged, cancellationToken);
    }

    /// <summary>Nothing is left to do but to send back what was paid twice.</summary>
    private async Task RestAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.Problem != OrderProblem.Duplicate)
        {
            await orders.RestAsync(order, cancellationToken);
            return;
        }
        await collector.ReturnExtraAsync(order, cancellationToken);
        await orders.PollAsync(order.Id, clock.GetUtcNow() + Pause, cancellationToken);
    }
}
