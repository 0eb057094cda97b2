namespace Solaris.Pricing.Exchange;

/// <summary>A month's rate as it was set; the newest of a month is in force.</summary>
/// <param name="Rate">Units of the currency for a US dollar.</param>
public sealed record RateResponse(
    Guid Id,
    string Month,
    string Currency,
    decimal Rate,
    string? Source,
    DateTimeOffset CreatedAt
)
{
    internal static RateResponse Of(RateRow row) =>
        new(
            row.Id,
            row.Month,
            row.Currency,
            (decimal)row.Micros / ExchangeRate.One,
            row.Source,
            DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt)
        );
}
