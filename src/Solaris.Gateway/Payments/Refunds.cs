using Solaris.Accounts;

namespace Solaris.Payments;

/// <summary>Decides whether an order may be taken back; the worker then does it.</summary>
internal sealed class Refunds(OrderStore orders, TimeProvider clock)
{
    /// <summary>The right of withdrawal from a sale at a distance, in days from the payment.</summary>
    public const int WithdrawalDays = 7;

    private static readonly ChangeError Closed = ChangeError.Conflict(
        "Only an order whose tokens are there can be taken back."
    );
    private static readonly ChangeError Late = ChangeError.Conflict("The seven days of withdrawal are over.");
    private static readonly ChangeError Used = ChangeError.Conflict("All of it is used.");

    /// <summary>By the buyer, in the first days; what is used is not paid back.</summary>
    public async Task<Outcome<Order>> WithdrawAsync(UserId buyer, Guid id, CancellationToken cancellationToken)
    {
        if (
            await orders.FindAsync(id, cancellationToken) is not { } order
            || order.BuyerId != buyer.Value
            || order.IsInternal
        )
        {
            return ChangeError.NotFound("Order");
        }
        return CanWithdraw(order, clock.GetUtcNow()) ? await BeginAsync(order, reason: null, cancellationToken)
            : order.Status == OrderStatus.Paid ? Late
            : Closed;
    }

    /// <summary>By whoever looks after the money, at any time.</summary>
    public async Task<Outcome<Order>> RefundAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) is { } order
            ? await BeginAsync(order, reason.Trim(), cancellationToken)
            : ChangeError.NotFound("Order");

    public static bool CanWithdraw(Order order, DateTimeOffset now) =>
        order is { Status: OrderStatus.Paid, GrantedAt: not null, PaidAt: { } paid, IsInternal: false }
        && now < DateTimeOffset.FromUnixTimeMilliseconds(paid).AddDays(WithdrawalDays);

    private async Task<Outcome<Order>> BeginAsync(Order order, string? reason, CancellationToken cancellationToken)
    {
        if (order is not { Status: OrderStatus.Paid, GrantedAt: not null })
        {
            return Closed;
        }
        if (await orders.UnusedAsync(order.Id, cancellationToken) == 0)
        {
            return Used;
        }
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var changed = await orders.ChangeAsync(
            order.Id,
            row =>
                row.Status == OrderStatus.Paid
                    ? row with
                    {
                        Status = OrderStatus.Refunding,
                        Reason = reason ?? row.Reason,
                        PollAt = now,
                    }
                    : null,
            cancellationToken
        );
        return changed is null ? Closed : changed;
    }
}
