namespace Solaris.Providers.Anthropic;

/// <summary>Anthropic's usage as far as it was read. Null is what was not said; an explicit 0 is a value.</summary>
internal record struct MessagesUsage
{
    public long? Input { get; set; }
    public long? Output { get; set; }
    public long? CacheRead { get; set; }
    public long? CacheWritten { get; set; }

    /// <summary>The parts of <see cref="CacheWritten"/> by lifetime; only <c>message_start</c> brings them.</summary>
    public long? Written5m { get; set; }

    /// <inheritdoc cref="Written5m"/>
    public long? Written1h { get; set; }
    public long? Thinking { get; set; }
    public long? WebSearches { get; set; }
    public string? ServiceTier { get; set; }
    public string? Speed { get; set; }
    public string? Region { get; set; }

    /// <summary>What the provider's own loops used besides: the totals leave it out.</summary>
    public TokenUsage Beside { get; set; }

    /// <summary>The part of <see cref="Beside"/> that another model used, at its own price.</summary>
    public TokenUsage Advice { get; set; }

    /// <summary>The model that advised; null when none did.</summary>
    public string? Adviser { get; set; }

    /// <summary>An iteration's model; null when it is the message's.</summary>
    public string? Model { get; set; }

    /// <summary>An iteration's <c>type</c>.</summary>
    public string? Type { get; set; }

    public readonly bool SaysNothing => Input is null && Output is null;

    /// <summary>Disjoint classes, without <see cref="Beside"/>.</summary>
    public readonly TokenUsage Tokens
    {
        get
        {
            var written = CacheWritten ?? ((Written5m ?? 0) + (Written1h ?? 0));
            // What was written after message_start has no split: it lives as long as what was written before.
            var onlyHours = Written1h > 0 && Written5m is null or 0;
            var hours = onlyHours ? written : Math.Min(Written1h ?? 0, written);
            var output = Output ?? 0;
            return new(Input ?? 0, CacheRead ?? 0, written - hours, hours, output, Math.Min(Thinking ?? 0, output));
        }
    }
}
