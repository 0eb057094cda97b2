namespace Solaris;

/// <summary>Other prices for long prompts or for a tier of service. They replace the usual ones for every token of the call.</summary>
/// <param name="From">The least prompt, in tokens of all input classes, at which they apply; 0 for any.</param>
internal sealed record PriceVariant(long From, PriceTier Tier, TokenRates Rates);
