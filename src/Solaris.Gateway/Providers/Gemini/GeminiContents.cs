using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Writes the conversation: <c>systemInstruction</c> and <c>contents</c>.</summary>
internal static class GeminiContents
{
    public static void Write(Utf8JsonWriter json, GeminiRequest request)
    {
        WriteSystem(json, request.Prompt);
        var names = NamesById(request.Prompt);
        json.WriteStartArray("contents");
        var contents = Join(request);
        if (contents is [] or [{ IsModel: true }, ..])
        {
            WriteOpening(json);
        }
        foreach (var content in contents)
        {
            json.WriteStartObject();
            json.WriteString("role", content.IsModel ? "model" : "user");
            json.WriteStartArray("parts");
            GeminiResults.Write(json, content.Results, names, request);
            GeminiParts.Write(json, content.Parts, request);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A conversation cannot begin with the model, or be nothing but instructions.</summary>
    private static void WriteOpening(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("role", "user");
        json.WriteStartArray("parts");
        json.WriteStartObject();
        json.WriteString("text", " ");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Instructions in the middle of a conversation have no role of their own: they join those at its head.</summary>
    private static void WriteSystem(Utf8JsonWriter json, Prompt prompt)
    {
        var texts = new List<string>();
        foreach (var part in prompt.System)
        {
            texts.Add(part.Text);
        }
        foreach (var turn in prompt.Turns)
        {
            foreach (var part in turn.Parts)
            {
                if (turn.Role == TurnRole.System && part is TextPart text)
                {
                    texts.Add(text.Text);
                }
            }
        }
        texts.RemoveAll(string.IsNullOrWhiteSpace);
        if (texts.Count == 0)
        {
            return;
        }
        json.WriteStartObject("systemInstruction");
        json.WriteStartArray("parts");
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Dictionary<string, string> NamesById(Prompt prompt)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var turn in prompt.Turns)
        {
            foreach (var part in turn.Parts)
            {
                if (part is ToolCallPart call)
                {
                    names[call.Id] = call.Name;
                }
            }
        }
        return names;
    }

    private static List<GeminiContent> Join(GeminiRequest request)
    {
        var contents = new List<GeminiContent>();
        foreach (var turn in request.Prompt.Turns)
        {
            if (turn.Role == TurnRole.System)
            {
                continue;
            }
            if (turn.IsPrefix)
            {
                var place = turn.Source ?? Prompt.Conversation;
                request.Notes.Unsupported(place, "Gemini cannot go on from the middle of an assistant's message.");
            }
            foreach (var part in turn.Parts)
            {
                Place(part, turn.Role == TurnRole.Assistant, contents, request);
            }
        }
        return contents;
    }

    private static void Place(Part part, bool isModel, List<GeminiContent> contents, GeminiRequest request)
    {
        if (!GeminiParts.CanExpress(part, request))
        {
            return;
        }
        if (contents.Count == 0 || contents[^1].IsModel != isModel)
        {
            contents.Add(new(isModel));
        }
        if (part is ToolResultPart result)
        {
            contents[^1].Results.Add(result);
        }
        else
        {
            contents[^1].Parts.Add(part);
        }
    }
}
