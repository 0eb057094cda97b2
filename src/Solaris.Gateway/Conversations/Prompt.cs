using System.Collections.Immutable;
using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>
/// What a client asks a model for, in no provider's dialect. Surfaces read their clients' bodies into it, providers write it in
/// the form their API wants. Only calls that change dialect become one; all others are relayed as they came.
/// </summary>
internal sealed record Prompt
{
    /// <summary>The model's name at the provider.</summary>
    public required string Model { get; init; }

    /// <summary>System and developer texts from the head of the conversation, in their order.</summary>
    public ImmutableArray<TextPart> System { get; init; } = [];

    /// <summary>The conversation. Neighbours may have one role: writers join them where their API wants it.</summary>
    public required ImmutableArray<Turn> Turns { get; init; }
    public ImmutableArray<ToolDefinition> Tools { get; init; } = [];

    /// <summary>Null when the client left it to the default.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>False forbids several tool calls in one answer; null leaves it to the default.</summary>
    public bool? ParallelToolCalls { get; init; }

    public Sampling Sampling { get; init; } = Sampling.Default;

    /// <summary>The output cap of each choice, thinking included: the smaller of the client's wish and what is held. Always set.</summary>
    public required long MaxOutputTokens { get; init; }

    /// <summary>Null for plain text.</summary>
    public AnswerFormat? Format { get; init; }

    /// <summary>Null leaves thinking to the model's default.</summary>
    public ReasoningWish? Reasoning { get; init; }

    /// <summary>Answers wanted (<c>n</c>), at least 1.</summary>
    public int Choices { get; init; } = 1;
    public bool Stream { get; init; }

    /// <summary>What the client calls its end user; never an e-mail address.</summary>
    public string? EndUser { get; init; }

    /// <summary>The tier asked for, as the client wrote it.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>
    /// Top-level fields of the client's body that have no place above, as they came. A writer passes on those its API knows, drops
    /// those that only tune, and refuses the others: see <see cref="TranslationNotes"/>.
    /// </summary>
    public ImmutableDictionary<string, JsonElement> Other { get; init; } =
        ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>The field of a conversation whose messages' places are not known.</summary>
    public const string Conversation = "messages";

    /// <summary>Where the message stands that has such a part: for faults, which are told once.</summary>
    public string SourceOf(Predicate<Part> isMeant)
    {
        foreach (var turn in Turns)
        {
            foreach (var part in turn.Parts)
            {
                if (isMeant(part))
                {
                    return turn.Source ?? Conversation;
                }
            }
        }
        return Conversation;
    }
}
