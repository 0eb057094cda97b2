namespace Solaris.Payments;

/// <summary>A charge at a provider.</summary>
/// <param name="ProviderId">The provider's id of it.</param>
/// <param name="Reference">Ours.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="PixCode">The copy-and-paste text, which is also the QR code's.</param>
/// <param name="RedirectUrl">The provider's page to pay on.</param>
internal sealed record Charge(
    string ProviderId,
    string Reference,
    long Centavos,
    string Currency,
    ChargeStatus Status,
    string? PixCode,
    string? RedirectUrl,
    DateTimeOffset? ExpiresAt
);
