namespace Solaris.Pricing.Exchange;

/// <summary>In what the organisation counts money.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Zone">The organisation's IANA zone, whose months the rates are for.</param>
/// <param name="CarriesForward">True when a month without a rate goes on with the last one; false refuses calls under money limits.</param>
internal sealed record CurrencyTerms(string Currency, string Zone, bool CarriesForward);
