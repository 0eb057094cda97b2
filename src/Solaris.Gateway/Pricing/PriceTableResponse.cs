namespace Solaris.Pricing;

/// <summary>The price table in use.</summary>
/// <param name="Sha256">Its version.</param>
public sealed record PriceTableResponse(string Source, string Sha256, long Models);
