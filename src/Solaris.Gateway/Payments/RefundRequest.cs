namespace Solaris.Payments;

/// <summary>Money to send back.</summary>
/// <param name="Key">Makes repeats harmless: 32 hexadecimal digits.</param>
internal sealed record RefundRequest(string PaymentId, string Reference, string? EndToEndId, long Centavos, string Key);
