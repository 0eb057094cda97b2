namespace Solaris.Payments;

/// <summary>A pack.</summary>
/// <param name="Centavos">Its price, in centavos of reais.</param>
/// <param name="ValidityDays">Days from the payment until what is left is lost.</param>
public sealed record PackResponse(
    Guid Id,
    string Name,
    long Tokens,
    long Centavos,
    int ValidityDays,
    bool OnSale,
    DateTimeOffset CreatedAt
)
{
    internal static PackResponse Of(Pack pack) =>
        new(
            pack.Id,
            pack.Name,
            pack.Tokens,
            pack.Centavos,
            pack.ValidityDays,
            pack.OnSale == 1,
            DateTimeOffset.FromUnixTimeMilliseconds(pack.CreatedAt)
        );
}
