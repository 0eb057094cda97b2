using Dapper;
using Solaris.Accounts;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Rows of orders.</summary>
internal sealed class OrderStore(Database database)
{
    private const string Insert = """
        insert into payment_order (id, organisation_id, pack_id, voucher_id, buyer_id, scope, scope_id, provider, method,
            name, tokens, centavos, currency, validity_days, status, request_key, reason, created_at, expires_at, poll_at, paid_at,
            ends_at)
        values (@Id, @OrganisationId, @PackId, @VoucherId, @BuyerId, @Scope, @ScopeId, @Provider, @Method,
            @Name, @Tokens, @Centavos, @Currency, @ValidityDays, @Status, @RequestKey, @Reason, @CreatedAt, @ExpiresAt, @PollAt, @PaidAt, @EndsAt)
        on conflict do nothing
        """;

    private const string Update = """
        update payment_order set status = @Status, reason = @Reason, provider_id = @ProviderId, pix_code = @PixCode,
            redirect_url = @RedirectUrl, expires_at = @ExpiresAt, poll_at = @PollAt, paid_at = @PaidAt,
            granted_at = @GrantedAt, ends_at = @EndsAt, taken_at = @TakenAt, refund_centavos = @RefundCentavos,
            problem = @Problem
        where id = @Id
        """;

    /// <summary>False when there is such an order: the same request came again, or the voucher was redeemed.</summary>
    public async Task<bool> AddAsync(Order order, CancellationToken cancellationToken) =>
        await database.WriteAsync(Insert, order, cancellationToken) == 1;

    public async Task<Order?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {Order.Columns} from payment_order where id = @id and organisation_id = {Organisation.Own}
            """;
        return await connection.QuerySingleOrDefaultAsync<Order>(
            new(sql, new { id }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>The order that this buyer's request made before.</summary>
    public async Task<Order?> FindAsync(Guid? buyer, string requestKey, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {Order.Columns} from payment_order
            where buyer_id is not distinct from @buyer and request_key = @requestKey
            """;
        return await connection.QueryFirstOrDefaultAsync<Order>(
            new(sql, new { buyer, requestKey }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>Of the buyer, for providers that insist on one; null when the buyer is gone.</summary>
    public async Task<string?> PayerEmailAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = """
            select u.email from payment_order o join app_user u on u.id = o.buyer_id where o.id = @id
            """;
        return await connection.QuerySingleOrDefaultAsync<string>(
            new(sql, new { id }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>Orders to look at now, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(long now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = "select id from payment_order where poll_at <= @now order by poll_at limit 100";
        return [.. await connection.QueryAsync<Guid>(new(sql, new { now }, cancellationToken: cancellationToken))];
    }

    /// <summary>Changes an order under its lock; null when <paramref name="change"/> has nothing to change.</summary>
    public async Task<Order?> ChangeAsync(Guid id, Func<Order, Order?> change, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        var changed = change(await LockAsync(write, id, cancellationToken));
        if (changed is not null)
        {
            await SaveAsync(write, changed, cancellationToken);
        }
        await write.CommitAsync(cancellationToken);
        return changed;
    }

    public async Task<Order> LockAsync(DatabaseWrite write, Guid id, CancellationToken cancellationToken)
    {
        var sql = $"select {Order.Columns} from payment_order where id = @id {database.ForUpdate}";
        return await write.Connection.QuerySingleAsync<Order>(
            new(sql, new { id }, write.Transaction, cancellationToken: cancellationToken)
        );
    }

    public static Task SaveAsync(DatabaseWrite write, Order order, CancellationToken cancellationToken) =>
        write.Connection.ExecuteAsync(new(Update, order, write.Transaction, cancellationToken: cancellationToken));

    /// <summary>What the ledger has taken back of an order.</summary>
    public async Task<long> TakenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql =
            "select cast(coalesce(-sum(amount), 0) as bigint) from transfer where ref = @id and kind = 5";
        return await connection.ExecuteScalarAsync<long>(new(sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>What an order's pack still has; 0 before it was granted.</summary>
    public async Task<long> UnusedAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = "select granted - used - held from bucket where order_id = @id";
        return Math.Max(
            0,
            await connection.ExecuteScalarAsync<long?>(new(sql, new { id }, cancellationToken: cancellationToken)) ?? 0
        );
    }

    /// <summary>Says when to look at it next.</summary>
    public Task PollAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "update payment_order set poll_at = @at where id = @id",
            new { id, at = at.ToUnixTimeMilliseconds() },
            cancellationToken
        );

    /// <summary>Nothing more is awaited, unless something changed since <paramref name="seen"/>.</summary>
    public Task RestAsync(Order seen, CancellationToken cancellationToken) =>
        database.WriteAsync(
            """
            update payment_order set poll_at = null where id = @Id and status = @Status
                and (poll_at is null or poll_at = @PollAt)
            """,
            seen,
            cancellationToken
        );

    /// <summary>The ledger has granted it; true when the order is still paid, so that nothing is left to do.</summary>
    public async Task<bool> GrantedAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        var order = await LockAsync(write, id, cancellationToken);
        var problem = order.Problem == OrderProblem.Wallet ? null : order.Problem;
        // Whatever returned the money meanwhile found nothing to take back.
        var granted = order with
        {
            GrantedAt = at.ToUnixTimeMilliseconds(),
            TakenAt = null,
            Problem = problem,
        };
        await SaveAsync(write, granted, cancellationToken);
        await InvoiceRequest.AddAsync(write, granted, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return order.Status == OrderStatus.Paid;
    }
}
