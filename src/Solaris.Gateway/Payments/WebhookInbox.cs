using Dapper;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Keeps what webhooks name until the orders are looked at; each event once.</summary>
internal sealed class WebhookInbox(Database database, TimeProvider clock)
{
    /// <summary>True when it is new.</summary>
    public async Task<bool> AddAsync(string provider, WebhookNotice notice, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        const string sql = """
            insert into webhook_inbox (id, provider, event_key, reference, provider_id, payment_id, received_at, attempts)
            values (@id, @provider, @EventKey, @Reference, @ProviderId, @PaymentId, @receivedAt, 0)
            on conflict do nothing
            """;
        var values = new
        {
            id = Guid.CreateVersion7(now),
            provider,
            notice.EventKey,
            notice.Reference,
            notice.ProviderId,
            notice.PaymentId,
            receivedAt = now.ToUnixTimeMilliseconds(),
        };
        return await database.WriteAsync(sql, values, cancellationToken) == 1;
    }

    /// <summary>Marks the orders that are named as due, in one transaction with the rows; the orders found.</summary>
    public async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        var found = 0;
        foreach (var row in due)
        {
            found += await TakeAsync(row, cancellationToken);
        }
        return found;
    }

    private async Task<IEnumerable<InboxRow>> DueAsync(CancellationToken cancellationToken)
    {
        const string sql = """
            select id as "Id", provider as "Provider", reference as "Reference", provider_id as "ProviderId",
                payment_id as "PaymentId"
            from webhook_inbox where processed_at is null order by id limit 200
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QueryAsync<InboxRow>(new(sql, cancellationToken: cancellationToken));
    }

    private async Task<int> TakeAsync(InboxRow row, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        var values = new
        {
            row.Id,
            row.Provider,
            order = Guid.TryParseExact(row.Reference, "N", out var id) ? id : Guid.Empty,
            providerId = row.ProviderId ?? "",
            paymentId = row.PaymentId ?? "",
            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        const string touch = """
            update payment_order set poll_at = @now where provider = @Provider and (id = @order or provider_id = @providerId
                or id in (select f.order_id from payment_fact f where f.provider = @Provider and f.payment_id = @paymentId))
            """;
        var found = await write.Connection.ExecuteAsync(new(touch, values, write.Transaction));
        const string mark = "update webhook_inbox set processed_at = @now, attempts = attempts + 1 where id = @Id";
        await write.Connection.ExecuteAsync(new(mark, values, write.Transaction));
        await write.CommitAsync(cancellationToken);
        return found;
    }
}
