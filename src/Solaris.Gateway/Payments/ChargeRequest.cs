namespace Solaris.Payments;

/// <summary>What a provider is to ask the buyer for.</summary>
/// <param name="Reference">Ours, 32 hexadecimal digits: the PIX txid, the external reference, and the key that makes repeats harmless.</param>
/// <param name="Centavos">Of reais.</param>
/// <param name="Method">Of <see cref="PaymentMethod"/>.</param>
/// <param name="Description">For the buyer; names no person.</param>
/// <param name="PayerEmail">Of the buyer, for providers that insist on one.</param>
/// <param name="ReturnUrl">Where a page of the provider sends the buyer back to; it grants nothing. Null when the gateway does not know its own address.</param>
internal sealed record ChargeRequest(
    string Reference,
    long Centavos,
    string Method,
    string Description,
    DateTimeOffset ExpiresAt,
    string? PayerEmail,
    Uri? ReturnUrl
);
