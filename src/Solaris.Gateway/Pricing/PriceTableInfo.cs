namespace Solaris.Pricing;

/// <summary>Which price table is in use.</summary>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal digits: its version.</param>
internal sealed record PriceTableInfo(string Sha256, string Source, long Models);
