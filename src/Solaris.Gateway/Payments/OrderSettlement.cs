using Solaris.Ledger;

namespace Solaris.Payments;

/// <summary>
/// Brings the ledger to where an order stands: grants a paid one, takes back a returned one. Each step may run again after
/// a crash, because the ledger grants and takes back an order once.
/// </summary>
internal sealed class OrderSettlement(
    OrderStore orders,
    Wallets wallets,
    PackBook packs,
    OrderRefund refunds,
    TimeProvider clock
)
{
    /// <summary>A wallet's own plan is burnt first.</summary>
    private const int Priority = 10;

    /// <summary>True when nothing is left to do.</summary>
    public Task<bool> SettleAsync(Order order, CancellationToken cancellationToken) =>
        order.Status switch
        {
            OrderStatus.Paid when order.GrantedAt is null => GrantAsync(order, cancellationToken),
            OrderStatus.Refunding => refunds.SendAsync(order, cancellationToken),
            OrderStatus.Refunded or OrderStatus.Reversed when order.TakenAt is null => TakeAsync(
                order,
                cancellationToken
            ),
            OrderStatus.Paid or OrderStatus.Refunded or OrderStatus.Reversed => Task.FromResult(true),
            _ => Task.FromResult(false),
        };

    private async Task<bool> GrantAsync(Order order, CancellationToken cancellationToken)
    {
        if (await wallets.LimitAsync((LimitScope)order.Scope, order.ScopeId, cancellationToken) is not { } limit)
        {
            await orders.ChangeAsync(order.Id, now => now with { Problem = OrderProblem.Wallet }, cancellationToken);
            return false;
        }
        var ends = order.EndsAt ?? throw new InvalidOperationException("A paid order knows its end.");
        await packs.GrantAsync(new(order.Id, limit.Id, order.Tokens, Priority, ends));
        return await orders.GrantedAsync(order.Id, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>What went back in full is taken in full, as debt where it is spent; else the buyer keeps what is spent.</summary>
    private async Task<bool> TakeAsync(Order order, CancellationToken cancellationToken)
    {
        var inFull = order.Status == OrderStatus.Reversed || order.RefundCentavos >= order.Centavos;
        await (inFull ? packs.ClawBackAsync(order.Id) : packs.TakeUnusedAsync(order.Id));
        await orders.ChangeAsync(
            order.Id,
            now => now with { TakenAt = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            cancellationToken
        );
        return true;
    }
}
