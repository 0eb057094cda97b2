using System.Diagnostics.CodeAnalysis;
using Solaris.Calls;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.OpenAi;

/// <summary>One of OpenAI's older endpoints, which share their fields.</summary>
internal class OpenAiEndpoint(string path) : GenerationEndpoint(path)
{
    public static readonly OpenAiEndpoint Completions = new("completions") { TakesPrompts = true };
    public static readonly OpenAiEndpoint Embeddings = new("embeddings") { Embeds = true };

    public override ClientDialect Dialect => OpenAiDialect.Instance;

    public override bool HasOutput => !Embeds;

    /// <summary>True when <c>prompt</c> may hold several prompts, each answered <c>n</c> times.</summary>
    public bool TakesPrompts { get; private init; }

    private bool Embeds { get; init; }

    /// <summary>The old completions never learned the newer name.</summary>
    public override string CapField(ProviderProfile provider) => TakesPrompts ? "max_tokens" : provider.OutputCapField;

    public override bool TryReadEnvelope(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out Refusal? refusal
    ) => EnvelopeReader.TryRead(body, this, out envelope, out refusal);
}
