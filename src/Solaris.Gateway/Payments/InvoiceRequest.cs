using System.Globalization;
using System.Text.Json;
using Dapper;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Asks whoever makes invoices for one, by a message of the outbox: once an order that was paid with money.</summary>
/// <param name="Centavos">What was paid.</param>
/// <param name="PaidAt">Unix milliseconds.</param>
internal sealed record InvoiceRequest(
    Guid OrderId,
    string Name,
    long Tokens,
    long Centavos,
    string Currency,
    long PaidAt
)
{
    /// <summary>The <c>kind</c> column of the outbox.</summary>
    public const string Kind = "invoice.requested";

    public static async Task AddAsync(DatabaseWrite write, Order order, CancellationToken cancellationToken)
    {
        if (order.Centavos == 0)
        {
            return;
        }
        var at = order.PaidAt ?? order.CreatedAt;
        var message = new InvoiceRequest(order.Id, order.Name, order.Tokens, order.Centavos, order.Currency, at);
        var values = new
        {
            message = string.Create(CultureInfo.InvariantCulture, $"invoice-{order.Reference}"),
            Kind,
            payload = JsonSerializer.Serialize(message, PaymentsJson.Default.InvoiceRequest),
            at,
        };
        const string sql = """
            insert into outbox (message_id, kind, payload, created_at) values (@message, @Kind, @payload, @at)
            on conflict do nothing
            """;
        await write.Connection.ExecuteAsync(new(sql, values, write.Transaction, cancellationToken: cancellationToken));
    }
}
