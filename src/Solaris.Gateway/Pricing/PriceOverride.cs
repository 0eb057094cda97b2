using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>An administrator's own price of a model from a moment on, or the end of one.</summary>
internal sealed record PriceOverride
{
    public Guid Id { get; init; }
    public string Provider { get; init; } = "";
    public string Model { get; init; } = "";

    /// <summary>LiteLLM's names with USD per token or piece, as JSON; null takes the own price back.</summary>
    public string? Prices { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long ValidFrom { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    /// <summary>From when calls are charged at it: never before it was known, because a hold made earlier did not cover it.</summary>
    public long EffectiveFrom => Math.Max(ValidFrom, CreatedAt);

    public IReadOnlyDictionary<string, decimal>? Values =>
        Prices is null ? null : JsonSerializer.Deserialize(Prices, PriceContentJson.Default.DictionaryStringDecimal);
}
