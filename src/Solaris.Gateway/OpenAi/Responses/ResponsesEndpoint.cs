using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.OpenAi.Responses;

/// <summary><c>POST /v1/responses</c></summary>
internal sealed class ResponsesEndpoint() : GenerationEndpoint("responses")
{
    public static readonly ResponsesEndpoint Instance = new();

    private const OwnedFields Fields =
        OwnedFields.Model | OwnedFields.User | OwnedFields.Stream | OwnedFields.MaxOutputTokens;

    public override ClientDialect Dialect => ResponsesDialect.Instance;

    /// <summary>Its streams always end with their usage.</summary>
    public override bool AsksForUsage => false;

    public override string CapField(ProviderProfile provider) => "max_output_tokens";

    public override bool Decides(string field) =>
        field is "store" or "max_output_tokens" or "background" or "conversation" or "previous_response_id" or "prompt";

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
        var state = new StatelessReader(body);
        refusal = state.Read();
        envelope = refusal is null
            ? envelope with
            {
                User = envelope.User ?? state.SafetyIdentifier,
                Edits = [state.Store],
                RelayEdits = state.OurThoughts.Edits(),
            }
            : null;
        return envelope is not null;
    }

    public override Prompt? ReadPrompt(ReadOnlyMemory<byte> body, TranslationNotes notes) =>
        ResponsesPromptReader.Read(body, notes);

    public override AnswerWriter NewWriter(IBufferWriter<byte> target, GenerationCall call)
    {
        var echo = new RequestEcho(HalfCharacters.Mended(call.Body));
        return call.Envelope.Stream ? new ResponsesStreamWriter(target, echo) : new ResponsesAnswerWriter(target, echo);
    }

    /// <summary>An <c>error</c>, and the response as failed: clients wait for the latter.</summary>
    public override void WriteBroken(
        IBufferWriter<byte> target,
        Refusal refusal,
        GenerationCall call,
        AnswerMeter meter
    )
    {
        var head = new AnswerHead(
            meter.AnswerId ?? AnswerId(call.Id),
            call.Envelope.Model,
            call.Id.CreatedAt.ToUnixTimeSeconds(),
            call.Hold.InputTokens
        );
        var fault = new AnswerFault(refusal.Type, refusal.Code, refusal.Message, refusal.Param);
        var events = new ResponseEvents(target, meter.LastEvent + 1);
        ResponsesDialect.WriteFields(events.Begin("error"u8), fault);
        events.End();
        var json = events.Begin("response.failed"u8);
        json.WritePropertyName("response"u8);
        new ResponseObject(head, new(HalfCharacters.Mended(call.Body))) { Status = "failed", Fault = fault }.Write(
            json
        );
        events.End();
    }

    public override string AnswerId(RequestId id) => $"resp_{id.Value:N}";
}
