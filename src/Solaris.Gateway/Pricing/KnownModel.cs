namespace Solaris.Pricing;

/// <summary>A model's price, token limits and abilities.</summary>
internal sealed record KnownModel
{
    public ModelPrice? Price { get; init; }

    /// <summary>What <see cref="Price"/> was made of; own prices replace some of them.</summary>
    public required PriceFields Fields { get; init; }
    public required ModelTraits Traits { get; init; }

    /// <summary>What <see cref="Traits"/> was made of.</summary>
    public required IReadOnlyDictionary<string, bool> Flags { get; init; }
    public long? MaxInputTokens { get; init; }
    public long? MaxOutputTokens { get; init; }

    /// <summary>LiteLLM's word for what the model does: <c>chat</c>, <c>completion</c>, <c>responses</c>, <c>embedding</c> …</summary>
    public string? Mode { get; init; }

    /// <summary>The provider's prefix in LiteLLM's names, such as <c>openai</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The day from which the provider no longer answers; null while none is announced.</summary>
    public DateOnly? RetiredOn { get; init; }

    public static KnownModel Of(string name, TableRow row)
    {
        var mode = row.Texts.GetValueOrDefault("mode");
        var provider = ProviderFamily.Of(row.Texts.GetValueOrDefault("litellm_provider"));
        var fields = new PriceFields(provider, mode, row.Numbers);
        return new()
        {
            Price = fields.ToPrice(),
            Fields = fields,
            Traits = TraitReader.Read(name, row.Flags),
            Flags = row.Flags,
            MaxInputTokens = row.Tokens("max_input_tokens"),
            // max_tokens is the old name; for embeddings it was the input.
            MaxOutputTokens =
                row.Tokens("max_output_tokens") ?? (mode == "embedding" ? null : row.Tokens("max_tokens")),
            Mode = mode,
            Provider = provider,
            RetiredOn = row.Day("deprecation_date"),
        };
    }
}
