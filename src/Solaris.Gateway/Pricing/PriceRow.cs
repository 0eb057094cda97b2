using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>One model of the table while it is being read.</summary>
internal sealed class PriceRow
{
    private readonly decimal?[] _numbers = new decimal?[(int)PriceField.MaxOutputTokens + 1];

    public string? Provider { get; set; }
    public string? Mode { get; set; }
    public DateOnly? RetiredOn { get; set; }

    /// <summary>A number as it stands in the table: USD per token, or tokens.</summary>
    public decimal? this[PriceField field]
    {
        get => _numbers[(int)field];
        set => _numbers[(int)field] = value;
    }

    public static PriceField FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("litellm_provider"u8) ? PriceField.Provider
        : reader.ValueTextEquals("mode"u8) ? PriceField.Mode
        : reader.ValueTextEquals("max_tokens"u8) ? PriceField.MaxTokens
        : reader.ValueTextEquals("max_input_tokens"u8) ? PriceField.MaxInputTokens
        : reader.ValueTextEquals("max_output_tokens"u8) ? PriceField.MaxOutputTokens
        : reader.ValueTextEquals("input_cost_per_token"u8) ? PriceField.Input
        : reader.ValueTextEquals("output_cost_per_token"u8) ? PriceField.Output
        : reader.ValueTextEquals("cache_read_input_token_cost"u8) ? PriceField.CacheRead
        : reader.ValueTextEquals("cache_creation_input_token_cost"u8) ? PriceField.CacheWrite5m
        : reader.ValueTextEquals("cache_creation_input_token_cost_above_1hr"u8) ? PriceField.CacheWrite1h
        : reader.ValueTextEquals("deprecation_date"u8) ? PriceField.RetiredOn
        : PriceField.Unknown;

    public KnownModel ToModel() => new(Price(), MaxInput(), MaxOutput(), Mode, Provider, RetiredOn);

    private ModelPrice? Price()
    {
        // Embeddings produce no output tokens, so some rows leave their price out. Anything else without both is unpriced.
        var output = this[PriceField.Output] ?? (Mode == "embedding" ? 0m : null);
        return this[PriceField.Input] is { } input && output is not null
            ? new ModelPrice(
                TokenPrice.PerMillion(input),
                TokenPrice.PerMillion(output.Value),
                PerMillion(PriceField.CacheRead),
                PerMillion(PriceField.CacheWrite5m),
                PerMillion(PriceField.CacheWrite1h)
            )
            : null;
    }

    private long? PerMillion(PriceField field) => this[field] is { } price ? TokenPrice.PerMillion(price) : null;

    private long? MaxInput() => Tokens(PriceField.MaxInputTokens);

    /// <summary><c>max_tokens</c> is the old name; for embeddings it was the input.</summary>
    private long? MaxOutput() =>
        Tokens(PriceField.MaxOutputTokens) ?? (Mode == "embedding" ? null : Tokens(PriceField.MaxTokens));

    private long? Tokens(PriceField field) => this[field] is { } value and > 0 ? (long)value : null;
}
