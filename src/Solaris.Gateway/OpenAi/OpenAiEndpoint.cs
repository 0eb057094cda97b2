using System.Diagnostics.CodeAnalysis;
using Solaris.Calls;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.OpenAi;

/// <summary>One of OpenAI's older endpoints, which share their fields.</summary>
internal class OpenAiEndpoint(string path) : GenerationEndpoint(path)
{
    private const OwnedFields OfChat =
        OwnedFields.Model
        | OwnedFields.User
        | OwnedFields.Stream
        | OwnedFields.StreamOptions
        | OwnedFields.MaxTokens
        | OwnedFields.MaxCompletionTokens
        | OwnedFields.N;

    public static readonly OpenAiEndpoint Completions = new("completions") { TakesPrompts = true };
    public static readonly OpenAiEndpoint Embeddings = new("embeddings") { Embeds = true };

    public override ClientDialect Dialect => OpenAiDialect.Instance;

    public override bool HasOutput => !Embeds;

    /// <summary>True when <c>prompt</c> may hold several prompts, each answered <c>n</c> times.</summary>
    private bool TakesPrompts { get; init; }

    private bool Embeds { get; init; }

    private OwnedFields Fields =>
        Embeds ? OwnedFields.Model | OwnedFields.User
        : TakesPrompts ? OfChat | OwnedFields.BestOf | OwnedFields.Prompt
        : OfChat;

    /// <summary>The old completions never learned the newer name.</summary>
    public override string CapField(ProviderProfile provider) => TakesPrompts ? "max_tokens" : provider.OutputCapField;

    public override bool TryReadEnvelope(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out Refusal? refusal
    ) => EnvelopeReader.TryRead(body, Fields, out envelope, out refusal);
}
