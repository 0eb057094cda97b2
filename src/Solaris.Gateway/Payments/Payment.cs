namespace Solaris.Payments;

/// <summary>Money that moved, as its provider tells it now.</summary>
/// <param name="PaymentId">The provider's id, unique there.</param>
/// <param name="Reference">Ours, of the charge; null when the provider has none for it.</param>
/// <param name="EndToEndId">The central bank's id of a PIX; unique everywhere.</param>
/// <param name="Centavos">What was paid.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="RefundedCentavos">What has gone back of it, finally.</param>
/// <param name="UpdatedAt">The provider's own time: an older state never replaces a newer one.</param>
internal sealed record Payment(
    string PaymentId,
    string? Reference,
    string? EndToEndId,
    long Centavos,
    string Currency,
    long RefundedCentavos,
    PaymentStatus Status,
    DateTimeOffset UpdatedAt
);
