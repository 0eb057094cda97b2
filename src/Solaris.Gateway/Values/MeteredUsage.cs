namespace Solaris;

/// <summary>What a provider reported of one answer: its tokens, and what else it bills.</summary>
internal readonly record struct MeteredUsage(TokenUsage Tokens)
{
    /// <summary>The tier the answer was really served at (<c>priority</c>, <c>flex</c>, <c>batch</c>); null for the usual one.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Anthropic's <c>fast</c>; null for the usual speed.</summary>
    public string? Speed { get; init; }

    /// <summary>Where the answer was made, when that costs more (<c>us</c>); null when not said.</summary>
    public string? Region { get; init; }

    /// <summary>Another model that the provider asked on its own, by the provider's name; null for none.</summary>
    public string? Adviser { get; init; }

    /// <summary>The part of <see cref="Tokens"/> that <see cref="Adviser"/> used, billed at its price.</summary>
    public TokenUsage Advice { get; init; }

    /// <summary>Searches the provider made on its own.</summary>
    public long WebSearches { get; init; }

    /// <summary>How much context the searches brought: <c>low</c>, <c>medium</c> or <c>high</c>; null when not said.</summary>
    public string? SearchContext { get; init; }

    /// <summary>Pictures made, where they are billed by piece.</summary>
    public long Images { get; init; }

    /// <summary>Sound heard or spoken, in milliseconds, where it is billed by time.</summary>
    public long AudioMilliseconds { get; init; }

    /// <summary>Characters spoken, where speech is billed by them.</summary>
    public long Characters { get; init; }

    public static implicit operator MeteredUsage(TokenUsage tokens) => new(tokens);
}
