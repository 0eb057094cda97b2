namespace Solaris.Pricing.Exchange;

/// <summary>In what the organisation counts money.</summary>
/// <param name="Currency">ISO 4217, of money limits, costs and reports.</param>
/// <param name="CarryForward">Whether a month without a rate goes on with the last one.</param>
/// <param name="Month">The running month in the organisation's zone.</param>
/// <param name="Rate">Units of the currency for a US dollar in the running month; null while none is known.</param>
/// <param name="RateOf">The month whose rate that is: an earlier one when it is carried forward.</param>
public sealed record CurrencyResponse(string Currency, bool CarryForward, string Month, decimal? Rate, string? RateOf);
