using Dapper;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Lists orders, newest first, one more than the page.</summary>
internal sealed class OrderList(Database database)
{
    public async Task<IReadOnlyList<Order>> AllAsync(
        PageRequest page,
        string? status,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"""
            select {Order.Columns} from payment_order where organisation_id = {Organisation.Own} and id < @Before
                and (@status = '' or status = @status) order by id desc limit @Take
            """;
        var values = new
        {
            page.Before,
            page.Take,
            status = status ?? "",
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Order>(new(sql, values, cancellationToken: cancellationToken))];
    }

    public async Task<IReadOnlyList<Order>> OwnAsync(
        UserId buyer,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"""
            select {Order.Columns} from payment_order where id < @Before
                and ((buyer_id = @buyer and provider <> 'credit') or (scope = 1 and scope_id = @buyer))
            order by id desc limit @Take
            """;
        var values = new
        {
            buyer = buyer.Value,
            page.Before,
            page.Take,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Order>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>Orders paid with money in this time, oldest first.</summary>
    public async Task<IReadOnlyList<FiscalRow>> PaidAsync(long from, long to, CancellationToken cancellationToken)
    {
        const string sql = $"""
            select o.id as "Id", o.paid_at as "PaidAt", o.name as "Name", o.tokens as "Tokens", o.centavos as "Centavos",
                coalesce(o.refund_centavos, 0) as "RefundCentavos", o.currency as "Currency", o.status as "Status",
                o.provider as "Provider", coalesce(u.name, '') as "Buyer",
                coalesce((select min(f.payment_id) from payment_fact f where f.order_id = o.id), '') as "PaymentId",
                coalesce((select min(f.end_to_end_id) from payment_fact f where f.order_id = o.id), '') as "EndToEndId"
            from payment_order o left join app_user u on u.id = o.buyer_id
            where o.organisation_id = {Organisation.Own} and o.paid_at >= @from and o.paid_at < @to and o.centavos > 0
            order by o.paid_at, o.id limit 100000
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<FiscalRow>(new(sql, new { from, to }, cancellationToken: cancellationToken)),
        ];
    }
}
