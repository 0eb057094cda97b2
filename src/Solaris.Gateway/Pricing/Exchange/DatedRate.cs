namespace Solaris.Pricing.Exchange;

/// <summary>A month's rate, with the Unix milliseconds since when it is known: calls that began before were held without it.</summary>
internal sealed record DatedRate(Period Month, long KnownFrom, ExchangeRate Rate);
