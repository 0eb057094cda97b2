using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>The few fields of a request that the gateway reads, and where they stand in the body. Everything else passes unread.</summary>
internal sealed record Envelope
{
    /// <summary>Of a model's name: far above any real one, and short enough for all that looks at names.</summary>
    public const int LongestModel = 256;

    public required string Model { get; init; }
    public required ByteRange ModelValue { get; init; }

    /// <summary>True when the client named no model, and the endpoint's own default stands for it.</summary>
    public bool ModelIsImplied { get; init; }

    /// <summary>Right behind the body's first brace: where new fields go.</summary>
    public required int FirstField { get; init; }
    public bool Stream { get; init; }

    /// <summary>True when the client wants the usage chunk itself.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>Null when the body has no such field.</summary>
    public StreamOptionsPlace? StreamOptions { get; init; }
    public OutputCap? MaxTokens { get; init; }
    public OutputCap? MaxCompletionTokens { get; init; }

    /// <summary>Answers asked for: <c>n</c> or <c>best_of</c>, for each prompt. At least 1.</summary>
    public int Choices { get; init; } = 1;
    public string? User { get; init; }

    /// <summary>The tier of service asked for; null leaves it to the provider's project settings.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Anthropic's <c>fast</c> asks for a faster answer at a higher price.</summary>
    public string? Speed { get; init; }

    /// <summary>Changes that the endpoint wants at any provider, such as <c>"store":false</c>.</summary>
    public ImmutableArray<BodyEdit> Edits { get; init; } = [];

    /// <summary>Changes that only a provider of the client's own API gets: translations read the body without them.</summary>
    public ImmutableArray<BodyEdit> RelayEdits { get; init; } = [];

    /// <summary>The cap for each choice, the larger one when both fields are there: providers differ in which they obey.</summary>
    public long? OutputTokens =>
        MaxTokens?.Tokens is { } tokens
            ? Math.Max(tokens, MaxCompletionTokens?.Tokens ?? 0)
            : MaxCompletionTokens?.Tokens;
}
