using System.Collections.Immutable;
using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>How the next token is drawn. Null is the model's default.</summary>
internal sealed record Sampling
{
    public static readonly Sampling Default = new();

    /// <summary>On OpenAI's scale, 0 to 2.</summary>
    public double? Temperature { get; init; }
    public double? TopP { get; init; }
    public long? TopK { get; init; }
    public long? Seed { get; init; }
    public double? FrequencyPenalty { get; init; }
    public double? PresencePenalty { get; init; }
    public JsonElement? LogitBias { get; init; }
    public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>True when the probabilities of the tokens are asked for.</summary>
    public bool LogProbabilities { get; init; }
    public int? TopLogProbabilities { get; init; }
}
