using System.Data.Common;
using Dapper;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>The three lists that must be empty, from the stored rows.</summary>
internal sealed class Differences(Database database, TimeProvider clock)
{
    /// <summary>What the worker has not come to yet is no difference.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private const string Columns = """
        o.id as "OrderId", o.provider as "Provider", o.centavos as "Centavos", o.tokens as "Tokens", o.problem as "Problem"
        """;

    private const string PaidNotGranted = $"""
        select {Columns}, o.paid_at as "At", (select min(f.payment_id) from payment_fact f where f.order_id = o.id) as "PaymentId"
        from payment_order o
        where o.paid_at < @before and ((o.status = 'paid' and not exists (
                select 1 from transfer t where t.ref = o.id and t.kind = 1)) or o.problem = 'reinstated')
        union all
        select f.order_id, f.provider, f.centavos - f.refunded_centavos, 0, o.problem, f.updated_at, f.payment_id
        from payment_fact f left join payment_order o on o.id = f.order_id
        where f.status = 1 and f.refunded_centavos < f.centavos and f.seen_at < @before
            and (o.id is null or f.centavos <> o.centavos or f.currency <> o.currency)
        limit 200
        """;

    private const string GrantedNotPaid = $"""
        select {Columns}, o.granted_at as "At", cast(null as text) as "PaymentId" from payment_order o
        where exists (select 1 from transfer t where t.ref = o.id and t.kind = 1)
            and (o.status in ('pending', 'expired') or (o.status = 'paid' and o.provider not in ('credit', 'voucher')
                and not exists (select 1 from payment_fact f where f.order_id = o.id and f.status = 1
                    and f.centavos = o.centavos and f.currency = o.currency)))
        limit 200
        """;

    private const string ReversedNotClawed = $"""
        select {Columns}, o.granted_at as "At", cast(null as text) as "PaymentId" from payment_order o
        where o.status in ('refunded', 'reversed') and o.taken_at is null and o.created_at < @before
            and exists (select 1 from transfer t where t.ref = o.id and t.kind = 1)
        limit 200
        """;

    public async Task<DifferencesResponse> ReadAsync(DateTimeOffset? checkedAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return new(
            await ListAsync(connection, PaidNotGranted, cancellationToken),
            await ListAsync(connection, GrantedNotPaid, cancellationToken),
            await ListAsync(connection, ReversedNotClawed, cancellationToken),
            checkedAt
        );
    }

    private async Task<IReadOnlyList<Difference>> ListAsync(
        DbConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        var before = (clock.GetUtcNow() - Grace).ToUnixTimeMilliseconds();
        return
        [
            .. await connection.QueryAsync<Difference>(new(sql, new { before }, cancellationToken: cancellationToken)),
        ];
    }
}
