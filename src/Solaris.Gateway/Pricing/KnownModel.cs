namespace Solaris.Pricing;

/// <summary>A model's price and token limits.</summary>
internal sealed record KnownModel(ModelPrice? Price, long? MaxInputTokens, long? MaxOutputTokens, string? Mode);
