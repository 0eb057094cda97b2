namespace Solaris.Pricing;

/// <summary>What a model costs at a provider.</summary>
public sealed record PriceResponse
{
    public required string Provider { get; init; }

    /// <summary>The model's name at the provider.</summary>
    public required string Model { get; init; }

    /// <summary>Whose price it is: <c>table</c> for the shipped one, <c>override</c> for an administrator's.</summary>
    public required string Source { get; init; }

    /// <summary>What the rows of calls charged at it carry; null when too little is known to price a call.</summary>
    public required string? Version { get; init; }
    public required string? Mode { get; init; }

    /// <summary>LiteLLM's field names with USD per token or piece.</summary>
    public required IReadOnlyDictionary<string, decimal> Prices { get; init; }
}
