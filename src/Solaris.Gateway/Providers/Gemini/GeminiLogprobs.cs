using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>Turns <c>logprobsResult</c> into OpenAI's form.</summary>
internal static class GeminiLogprobs
{
    /// <summary>Null when there is nothing in it.</summary>
    public static JsonElement? Read(JsonElement result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var any = false;
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("content");
            var alternatives = result.Items("topCandidates");
            foreach (var chosen in result.Items("chosenCandidates"))
            {
                any = true;
                WriteToken(json, chosen, alternatives.MoveNext() ? alternatives.Current : default);
            }
            json.WriteEndArray();
            json.WriteNull("refusal");
            json.WriteEndObject();
        }
        if (!any)
        {
            return null;
        }
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void WriteToken(Utf8JsonWriter json, JsonElement chosen, JsonElement alternatives)
    {
        json.WriteStartObject();
        WriteFields(json, chosen);
        json.WriteStartArray("top_logprobs");
        foreach (var candidate in alternatives.Items("candidates"))
        {
            json.WriteStartObject();
            WriteFields(json, candidate);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, JsonElement token)
    {
        var text = token.Text("token") ?? "";
        json.WriteString("token", text);
        json.WritePropertyName("logprob");
        if (token.Get("logProbability") is { ValueKind: JsonValueKind.Number } probability)
        {
            probability.WriteTo(json);
        }
        else
        {
            json.WriteNumberValue(0);
        }
        json.WriteStartArray("bytes");
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            json.WriteNumberValue(one);
        }
        json.WriteEndArray();
    }
}
