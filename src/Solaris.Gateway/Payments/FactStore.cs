using Dapper;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>What providers say of payments. The caller holds the order's lock.</summary>
internal sealed class FactStore(Database database, TimeProvider clock)
{
    /// <summary>An older state never replaces a newer one, and a refund is never taken back.</summary>
    private const string Put = """
        insert into payment_fact (provider, payment_id, order_id, end_to_end_id, centavos, currency, refunded_centavos,
            status, updated_at, seen_at)
        values (@provider, @PaymentId, @order, @EndToEndId, @Centavos, @Currency, @RefundedCentavos, @status, @updatedAt, @seenAt)
        on conflict (provider, payment_id) do update set order_id = coalesce(payment_fact.order_id, excluded.order_id),
            end_to_end_id = coalesce(payment_fact.end_to_end_id, excluded.end_to_end_id),
            centavos = excluded.centavos, currency = excluded.currency, refunded_centavos = excluded.refunded_centavos,
            status = excluded.status, updated_at = excluded.updated_at, seen_at = excluded.seen_at
        where excluded.updated_at >= payment_fact.updated_at
            and excluded.refunded_centavos >= payment_fact.refunded_centavos
        """;

    /// <param name="order">Null for money that no order asked for.</param>
    public Task PutAsync(
        DatabaseWrite write,
        string provider,
        Guid? order,
        Payment payment,
        CancellationToken cancellationToken
    )
    {
        var values = new
        {
            provider,
            payment.PaymentId,
            order,
            payment.EndToEndId,
            payment.Centavos,
            payment.Currency,
            payment.RefundedCentavos,
            status = (int)payment.Status,
            updatedAt = payment.UpdatedAt.ToUnixTimeMilliseconds(),
            seenAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return write.Connection.ExecuteAsync(new(Put, values, write.Transaction, cancellationToken: cancellationToken));
    }

    public static async Task<IReadOnlyList<PaymentFact>> OfAsync(
        DatabaseWrite write,
        Guid order,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"select {PaymentFact.Columns} from payment_fact where order_id = @order";
        return
        [
            .. await write.Connection.QueryAsync<PaymentFact>(
                new(sql, new { order }, write.Transaction, cancellationToken: cancellationToken)
            ),
        ];
    }

    public async Task<IReadOnlyList<PaymentFact>> OfAsync(Guid order, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"select {PaymentFact.Columns} from payment_fact where order_id = @order";
        return
        [
            .. await connection.QueryAsync<PaymentFact>(new(sql, new { order }, cancellationToken: cancellationToken)),
        ];
    }

    /// <summary>What a reconciliation found; true when an order asked for it, which is then looked at.</summary>
    public async Task<bool> FindAsync(string provider, Payment payment, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        var order = Guid.TryParseExact(payment.Reference, "N", out var id) ? id : Guid.Empty;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        const string touch = "update payment_order set poll_at = @now where id = @order and provider = @provider";
        var known = await write.Connection.ExecuteAsync(
            new(
                touch,
                new
                {
                    now,
                    order,
                    provider,
                },
                write.Transaction,
                cancellationToken: cancellationToken
            )
        );
        if (known == 0)
        {
            await PutAsync(write, provider, order: null, payment, cancellationToken);
        }
        await write.CommitAsync(cancellationToken);
        return known == 1;
    }
}
