using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.Http;

namespace Solaris.OpenAi.Responses;

/// <summary>Errors of the Responses API: the shape of all of OpenAI's, but inside a stream an <c>error</c> event.</summary>
internal sealed class ResponsesDialect : ClientDialect
{
    public static readonly ResponsesDialect Instance = new();

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void WriteError(IBufferWriter<byte> target, Refusal refusal, RequestId id) =>
        OpenAiDialect.Instance.WriteError(target, refusal, id);

    /// <summary>For streams that are relayed: their events are not read, so the event's number is not known.</summary>
    public override void WriteErrorEvent(IBufferWriter<byte> target, Refusal refusal, RequestId id)
    {
        target.Write("event: error\ndata: "u8);
        using (var json = new Utf8JsonWriter(target, Plain))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "error"u8);
            json.WriteNumber("sequence_number"u8, 0);
            WriteFields(json, new(refusal.Type, refusal.Code, refusal.Message, refusal.Param));
            json.WriteEndObject();
        }
        target.Write("\n\n"u8);
    }

    /// <summary>Twice: flat as OpenAI documents it, and nested as its service sends it; the clients differ in which they read.</summary>
    public static void WriteFields(Utf8JsonWriter json, in AnswerFault fault)
    {
        json.WriteString("code"u8, fault.Code);
        json.WriteString("message"u8, fault.Message);
        json.WriteString("param"u8, fault.Field);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, fault.Type);
        json.WriteString("code"u8, fault.Code);
        json.WriteString("message"u8, fault.Message);
        json.WriteString("param"u8, fault.Field);
        json.WriteEndObject();
    }
}
