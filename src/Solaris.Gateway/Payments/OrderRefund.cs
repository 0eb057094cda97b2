using Solaris.Ledger;

namespace Solaris.Payments;

/// <summary>Sends back the money of an order: first the ledger gives up what is unused, then the provider is asked for its price.</summary>
internal sealed class OrderRefund(
    OrderStore orders,
    FactStore facts,
    PackBook packs,
    Cashier cashier,
    TimeProvider clock
)
{
    /// <summary>The price of what is unused, down to the whole centavo: 1 token less than all is never the whole price.</summary>
    public static long Price(long centavos, long unused, long tokens) =>
        (long)((Int128)centavos * Math.Clamp(unused, 0, tokens) / tokens);

    /// <summary>True when the order has come to rest; else the provider's word is awaited.</summary>
    public async Task<bool> SendAsync(Order order, CancellationToken cancellationToken)
    {
        await packs.TakeUnusedAsync(order.Id);
        var unused = await orders.TakenAsync(order.Id, cancellationToken);
        var centavos = Price(order.Centavos, unused, order.Tokens);
        var known = await facts.OfAsync(order.Id, cancellationToken);
        var kept = OrderVerdict.Of(order, known, isOpen: false).Kept;
        if (centavos == 0 || kept is null)
        {
            await FinishAsync(order, cancellationToken);
            return true;
        }
        var refund = new RefundRequest(
            kept.PaymentId,
            order.Reference,
            kept.EndToEndId,
            centavos,
            RefundKey.Of(order, kept)
        );
        if (cashier.Find(order.Provider) is not { } provider)
        {
            return false;
        }
        var answer = await provider.RefundAsync(refund, cancellationToken);
        var problem = answer is { Value: null, Failure: ProviderFailure.Refused } ? OrderProblem.Provider : null;
        await orders.ChangeAsync(
            order.Id,
            now => now with { RefundCentavos = centavos, Problem = problem, TakenAt = Now },
            cancellationToken
        );
        return false; // The money has gone back when the provider says so of the payment.
    }

    private Task<Order?> FinishAsync(Order order, CancellationToken cancellationToken) =>
        orders.ChangeAsync(
            order.Id,
            now => now with { Status = OrderStatus.Refunded, RefundCentavos = 0, TakenAt = Now },
            cancellationToken
        );

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
