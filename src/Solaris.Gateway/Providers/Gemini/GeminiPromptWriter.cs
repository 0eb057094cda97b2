using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>Writes the body of <c>generateContent</c>.</summary>
internal static class GeminiPromptWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(GeminiRequest request)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            GeminiContents.Write(json, request);
            GeminiTools.Write(json, request);
            GeminiConfig.Write(json, request);
            GeminiExtensions.Write(json, request);
            json.WriteEndObject();
        }
        return body.WrittenSpan.ToArray();
    }
}
