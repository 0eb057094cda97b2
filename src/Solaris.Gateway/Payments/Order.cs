using System.Globalization;

namespace Solaris.Payments;

/// <summary>A row of <c>payment_order</c>: a sale, a credit or a redeemed voucher, with what was agreed.</summary>
internal sealed record Order
{
    public const string Real = "BRL";

    public const string Columns = """
        id as "Id", organisation_id as "OrganisationId", pack_id as "PackId", voucher_id as "VoucherId", buyer_id as "BuyerId",
        scope as "Scope", scope_id as "ScopeId", provider as "Provider", method as "Method", name as "Name",
        tokens as "Tokens", centavos as "Centavos", currency as "Currency", validity_days as "ValidityDays",
        status as "Status", request_key as "RequestKey", reason as "Reason", provider_id as "ProviderId",
        pix_code as "PixCode", redirect_url as "RedirectUrl", created_at as "CreatedAt", expires_at as "ExpiresAt",
        poll_at as "PollAt", paid_at as "PaidAt", granted_at as "GrantedAt", ends_at as "EndsAt", taken_at as "TakenAt",
        refund_centavos as "RefundCentavos", problem as "Problem"
        """;

    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public Guid? PackId { get; init; }
    public Guid? VoucherId { get; init; }
    public Guid? BuyerId { get; init; }
    public int Scope { get; init; }
    public Guid ScopeId { get; init; }
    public string Provider { get; init; } = "";
    public string Method { get; init; } = "";
    public string Name { get; init; } = "";
    public long Tokens { get; init; }
    public long Centavos { get; init; }
    public string Currency { get; init; } = Real;
    public int ValidityDays { get; init; }
    public string Status { get; init; } = OrderStatus.Pending;
    public string RequestKey { get; init; } = "";
    public string? Reason { get; init; }
    public string? ProviderId { get; init; }
    public string? PixCode { get; init; }
    public string? RedirectUrl { get; init; }
    public long CreatedAt { get; init; }
    public long ExpiresAt { get; init; }
    public long? PollAt { get; init; }
    public long? PaidAt { get; init; }
    public long? GrantedAt { get; init; }
    public long? EndsAt { get; init; }
    public long? TakenAt { get; init; }
    public long? RefundCentavos { get; init; }
    public string? Problem { get; init; }

    /// <summary>Ours at the provider: 32 hexadecimal digits, which suit a PIX txid.</summary>
    public string Reference => Id.ToString("N", CultureInfo.InvariantCulture);

    public bool IsInternal => OrderSource.IsInternal(Provider);
}
