using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Calls;
using Solaris.Http;

namespace Solaris.OpenAi;

/// <summary>Errors in OpenAI's shape: <c>{"error":{"message","type","param","code"}}</c>.</summary>
internal sealed class OpenAiDialect : ClientDialect
{
    public static readonly OpenAiDialect Instance = new();

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void WriteError(IBufferWriter<byte> target, Refusal refusal, RequestId id)
    {
        using var json = new Utf8JsonWriter(target, Plain);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, refusal.Message);
        json.WriteString("type"u8, refusal.Type);
        json.WriteString("param"u8, refusal.Param);
        json.WriteString("code"u8, refusal.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>No <c>[DONE]</c> follows it.</summary>
    public override void WriteErrorEvent(IBufferWriter<byte> target, Refusal refusal, RequestId id)
    {
        target.Write("data: "u8);
        WriteError(target, refusal, id);
        target.Write("\n\n"u8);
    }
}
