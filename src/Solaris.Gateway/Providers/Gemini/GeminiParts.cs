using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Writes the parts of one content.</summary>
internal static class GeminiParts
{
    /// <summary>Google's documented last resort for a call whose signature nobody has.</summary>
    private const string NoSignature = "skip_thought_signature_validator";

    /// <summary>False for what is left out; what the model would miss is noted.</summary>
    public static bool CanExpress(Part part, GeminiRequest request)
    {
        switch (part)
        {
            case TextPart text:
                return text.Text.Length > 0;
            case ThinkingPart: // Google does not want thoughts back, only the signatures of calls.
                return false;
            case ForeignPart { Dialect: not "gemini" }:
                request.Notes.Drop("messages");
                return false;
            default:
                return GeminiMedia.SourceOf(part) is not { } source || GeminiMedia.CanExpress(source, request);
        }
    }

    public static void Write(Utf8JsonWriter json, List<Part> parts, GeminiRequest request)
    {
        var isFirstCall = true;
        foreach (var part in parts)
        {
            if (part is ToolCallPart call)
            {
                WriteCall(json, call, isFirstCall, request);
                isFirstCall = false;
            }
            else if (part is ForeignPart foreign)
            {
                foreign.Block.WriteTo(json);
            }
            else if (GeminiMedia.SourceOf(part) is { } source)
            {
                GeminiMedia.Write(json, source, part, request);
            }
            else
            {
                var text = part as TextPart;
                WriteText(json, part is RefusalPart refusal ? refusal.Text : text?.Text ?? "", text?.Signature);
            }
        }
    }

    public static void WriteText(Utf8JsonWriter json, string text, string? signature = null)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        if (signature is not null)
        {
            json.WriteString("thoughtSignature", signature);
        }
        json.WriteEndObject();
    }

    /// <summary>Of calls side by side only the first must have a signature.</summary>
    private static void WriteCall(Utf8JsonWriter json, ToolCallPart call, bool isFirst, GeminiRequest request)
    {
        json.WriteStartObject();
        json.WriteStartObject("functionCall");
        if (!request.IsVertex)
        {
            json.WriteString("id", call.Id);
        }
        json.WriteString("name", GeminiNames.Of(call.Name));
        json.WritePropertyName("args");
        WriteArguments(json, call, request);
        json.WriteEndObject();
        var signature = call.Signature ?? (isFirst && request.Model.IsThirdGeneration ? NoSignature : null);
        if (signature is not null)
        {
            json.WriteString("thoughtSignature", signature);
        }
        json.WriteEndObject();
    }

    private static void WriteArguments(Utf8JsonWriter json, ToolCallPart call, GeminiRequest request)
    {
        if (call.IsFreeForm)
        {
            json.WriteStartObject();
            json.WriteString(GeminiTools.FreeFormField, call.Arguments);
            json.WriteEndObject();
        }
        else if (GeminiJson.TryParse(call.Arguments, out var arguments) && arguments.ValueKind == JsonValueKind.Object)
        {
            arguments.WriteTo(json);
        }
        else
        {
            var place = request.Prompt.SourceOf(part => ReferenceEquals(part, call));
            request.Notes.Invalid(place, $"The arguments of the call of '{call.Name}' are no JSON object.");
            json.WriteNullValue();
        }
    }
}
