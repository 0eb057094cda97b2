using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.Anthropic;

/// <summary><c>POST /v1/messages</c></summary>
internal sealed class MessagesEndpoint() : GenerationEndpoint("messages")
{
    public static readonly MessagesEndpoint Instance = new();

    private const OwnedFields Fields =
        OwnedFields.Model | OwnedFields.Stream | OwnedFields.MaxTokens | OwnedFields.Metadata;

    public override ClientDialect Dialect => AnthropicDialect.Instance;

    /// <summary>The Messages API tells the usage in every stream.</summary>
    public override bool AsksForUsage => false;

    public override IReadOnlyList<string> ForwardedHeaders { get; } = ["anthropic-beta"];

    public override string CapField(ProviderProfile provider) => "max_tokens";

    public override bool TryReadEnvelope(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        if (!EnvelopeReader.TryRead(body, Fields, out envelope, out refusal))
        {
            return false;
        }
        if (envelope.OutputTokens is null)
        {
            refusal = CallRefusals.InvalidField("max_tokens", "is required");
            envelope = null;
        }
        return envelope is not null;
    }

    public override Prompt ReadPrompt(ReadOnlyMemory<byte> body, TranslationNotes notes) =>
        MessagesPromptReader.Read(body.Span, notes);

    public override AnswerWriter NewWriter(IBufferWriter<byte> target, GenerationCall call) =>
        call.Envelope.Stream ? new MessagesStreamWriter(target) : new MessagesAnswerWriter(target);

    public override string AnswerId(RequestId id) => "msg_" + id.Value.ToString("N");
}
