using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Conversations;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>A route that clients ask models through: how its bodies are read, and how it is answered.</summary>
/// <param name="path">The route below <c>/v1</c>; a provider that offers it gets such calls as they came.</param>
internal abstract class GenerationEndpoint(string path)
{
    private static readonly string[] OfOpenAi = ["OpenAI-Beta", "anthropic-beta"];

    public string Path => path;

    /// <summary>How its clients are told of errors.</summary>
    public abstract ClientDialect Dialect { get; }

    /// <summary>False for embeddings: no output tokens, no stream, no choices.</summary>
    public virtual bool HasOutput => true;

    /// <summary>True when a stream tells its usage only where <c>stream_options.include_usage</c> asks for it.</summary>
    public virtual bool AsksForUsage => true;

    /// <summary>
    /// The client's headers that go on to a provider of the same API. A list of what may pass: credentials, cookies, addresses and
    /// organisation names are never on it, nor <c>idempotency-key</c>, because all users share one account at the provider and would
    /// share its answers.
    /// </summary>
    public virtual IReadOnlyList<string> ForwardedHeaders => OfOpenAi;

    /// <summary>True for a field that no deployment's default may set.</summary>
    public virtual bool Decides(string field) => false;

    /// <summary>Where the output cap stands in a body that is relayed to <paramref name="provider"/>.</summary>
    public abstract string CapField(ProviderProfile provider);

    /// <summary>Reads the few fields the gateway owns; false with what is wrong with them.</summary>
    public abstract bool TryReadEnvelope(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out Refusal? refusal
    );

    /// <summary>True where answers need not be JSON: their content type is the provider's.</summary>
    public virtual bool GivesAnyContent => false;

    /// <summary>The content type of a body towards providers; null for JSON.</summary>
    public virtual string? ContentType(ReadOnlySpan<byte> body) => null;

    /// <summary>The most a call can use, where tokenizers cannot tell; null has them count.</summary>
    public virtual CallSize? Size(ReadOnlySpan<byte> body, Envelope envelope) => null;

    /// <summary>What an answer used whose provider did not say; null has the tokenizers count.</summary>
    public virtual MeteredUsage? CountLocally(GenerationCall call) => null;

    /// <summary>What stands in the body for the model's name.</summary>
    public virtual byte[] WriteModel(ReadOnlySpan<byte> body, string model)
    {
        var encoded = JsonEncodedText.Encode(model, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        return [(byte)'"', .. encoded, (byte)'"'];
    }

    /// <summary>
    /// Reads a body for a provider of another dialect; its model and output cap are those of the deployment already. Null when this
    /// endpoint is only relayed.
    /// </summary>
    public virtual Prompt? ReadPrompt(ReadOnlyMemory<byte> body, TranslationNotes notes) => null;

    /// <summary>Writes the answer to a call that was translated; null where <see cref="ReadPrompt"/> is.</summary>
    public virtual AnswerWriter? NewWriter(IBufferWriter<byte> target, GenerationCall call) => null;

    /// <summary>Ends a relayed stream that broke off.</summary>
    /// <param name="meter">What was read of it.</param>
    public virtual void WriteBroken(
        IBufferWriter<byte> target,
        Refusal refusal,
        GenerationCall call,
        AnswerMeter meter
    ) => Dialect.WriteErrorEvent(target, refusal, call.Id);

    /// <summary>The id of a translated answer in this endpoint's form.</summary>
    public virtual string AnswerId(RequestId id) => id.ToString();
}
