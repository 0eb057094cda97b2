using System.Text.Json.Serialization;

namespace Solaris.Payments.MercadoPago;

/// <summary>A payment of the older Payments API, which is how the checkout page reports; names are the API's.</summary>
internal sealed record MercadoPagoPayment
{
    public required long Id { get; init; }

    /// <summary>pending, authorized, in_process, in_mediation, approved, rejected, cancelled, refunded or charged_back.</summary>
    public required string Status { get; init; }

    public string? StatusDetail { get; init; }

    public string? ExternalReference { get; init; }

    public string? CurrencyId { get; init; }

    public decimal? TransactionAmount { get; init; }

    public decimal? TransactionAmountRefunded { get; init; }

    public DateTimeOffset? DateLastUpdated { get; init; }

    [JsonIgnore]
    public long? Centavos => Reais.FromNumber(TransactionAmount);

    [JsonIgnore]
    public long RefundedCentavos => Reais.FromNumber(TransactionAmountRefunded) ?? 0;
}
