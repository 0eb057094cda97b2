using System.Text.Json.Serialization;

namespace Solaris.Payments.MercadoPago;

/// <summary>A refund of a payment.</summary>
/// <param name="Status">approved, in_process, rejected or cancelled.</param>
internal sealed record PaymentRefund(long Id, decimal? Amount, string? Status)
{
    [JsonIgnore]
    public long? Centavos => Reais.FromNumber(Amount);
}

/// <summary>Body of `POST /v1/payments/{id}/refunds`.</summary>
internal sealed record PaymentRefundWish(decimal Amount);
