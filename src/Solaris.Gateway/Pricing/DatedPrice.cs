namespace Solaris.Pricing;

/// <summary>A price with the Unix milliseconds it was meant for, and those it is charged from. Without fields it ends the one before.</summary>
internal sealed record DatedPrice(long ValidFrom, long EffectiveFrom, PriceFields? Fields, ModelPrice? Price);
