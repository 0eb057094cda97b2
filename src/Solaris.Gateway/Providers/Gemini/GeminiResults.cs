using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Writes what functions answered.</summary>
internal static class GeminiResults
{
    /// <param name="names">Google wants the function's name, which only the call in the history has.</param>
    public static void Write(
        Utf8JsonWriter json,
        List<ToolResultPart> results,
        Dictionary<string, string> names,
        GeminiRequest request
    )
    {
        foreach (var result in results)
        {
            var name = result.ToolName ?? names.GetValueOrDefault(result.CallId);
            if (name is null)
            {
                var place = request.Prompt.SourceOf(part => ReferenceEquals(part, result));
                request.Notes.Invalid(place, $"No call in the conversation has the id '{result.CallId}'.");
            }
            json.WriteStartObject();
            json.WriteStartObject("functionResponse");
            if (!request.IsVertex)
            {
                json.WriteString("id", result.CallId);
            }
            json.WriteString("name", GeminiNames.Of(name ?? ""));
            json.WritePropertyName("response");
            WriteResponse(json, result);
            if (request.Model.IsThirdGeneration)
            {
                WriteMediaInside(json, result, request);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        if (!request.Model.IsThirdGeneration)
        {
            results.ForEach(result => WriteMedia(json, result, request));
        }
    }

    /// <summary>The response must be an object: any other answer becomes a field of one.</summary>
    private static void WriteResponse(Utf8JsonWriter json, ToolResultPart result)
    {
        var text = TextOf(result);
        if (!result.IsError && GeminiJson.TryParse(text, out var value) && value.ValueKind == JsonValueKind.Object)
        {
            value.WriteTo(json);
            return;
        }
        json.WriteStartObject();
        json.WriteString(result.IsError ? "error" : "result", text);
        json.WriteEndObject();
    }

    private static string TextOf(ToolResultPart result)
    {
        if (result.Content is [TextPart only])
        {
            return only.Text;
        }
        var all = new StringBuilder();
        foreach (var part in result.Content)
        {
            if (part is TextPart text)
            {
                all.Append(all.Length > 0 ? "\n" : "").Append(text.Text);
            }
        }
        return all.ToString();
    }

    private static void WriteMediaInside(Utf8JsonWriter json, ToolResultPart result, GeminiRequest request)
    {
        foreach (var part in result.Content)
        {
            if (part is not TextPart)
            {
                json.WriteStartArray("parts");
                WriteMedia(json, result, request);
                json.WriteEndArray();
                return;
            }
        }
    }

    private static void WriteMedia(Utf8JsonWriter json, ToolResultPart result, GeminiRequest request)
    {
        foreach (var part in result.Content)
        {
            if (GeminiMedia.SourceOf(part) is { } source && GeminiMedia.CanExpress(source, request))
            {
                GeminiMedia.Write(json, source, part, request);
            }
        }
    }
}
