using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Writes the content blocks of messages.</summary>
internal sealed class PartWriter(Utf8JsonWriter json, ToolNames names, CacheMarks marks, TranslationNotes notes)
{
    private readonly MediaWriter _media = new(json, notes);

    public void Write(Part part)
    {
        if (part is ForeignPart foreign)
        {
            json.WriteRawValue(foreign.Block.GetRawText());
            return;
        }
        json.WriteStartObject();
        WriteFields(part);
        if (part is not ThinkingPart)
        {
            marks.Write(json, part.Cache);
        }
        json.WriteEndObject();
    }

    private void WriteFields(Part part)
    {
        switch (part)
        {
            case TextPart text:
                WriteText(text);
                break;
            case ImagePart image:
                _media.WriteImage(image);
                break;
            case DocumentPart document:
                _media.WriteDocument(document);
                break;
            case ThinkingPart thought:
                WriteThought(thought);
                break;
            case ToolCallPart call:
                WriteCall(call);
                break;
            case ToolResultPart result:
                WriteResult(result);
                break;
        }
    }

    private void WriteText(TextPart text)
    {
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text.Text);
        if (text.Citations is { } citations && AreOurs(citations))
        {
            json.WritePropertyName("citations"u8);
            json.WriteRawValue(citations.GetRawText());
        }
    }

    /// <summary>Other dialects have theirs in another form, and nobody reads them again.</summary>
    private static bool AreOurs(JsonElement citations) =>
        citations.ValueKind == JsonValueKind.Array
        && citations.GetArrayLength() > 0
        && citations[0].Text("type")?.EndsWith("_location", StringComparison.Ordinal) == true;

    private void WriteThought(ThinkingPart thought)
    {
        if (thought.Sealed is { Length: > 0 } sealedThought)
        {
            json.WriteString("type"u8, "redacted_thinking"u8);
            json.WriteString("data"u8, sealedThought);
            return;
        }
        json.WriteString("type"u8, "thinking"u8);
        json.WriteString("thinking"u8, thought.Text);
        json.WriteString("signature"u8, thought.Signature);
    }

    private void WriteCall(ToolCallPart call)
    {
        json.WriteString("type"u8, "tool_use"u8);
        json.WriteString("id"u8, ToolIds.Of(call.Id));
        json.WriteString("name"u8, names.There(call.Name));
        json.WritePropertyName("input"u8);
        if (call.IsFreeForm)
        {
            json.WriteStartObject();
            json.WriteString(FreeFormInput.Field, call.Arguments);
            json.WriteEndObject();
        }
        else if (string.IsNullOrWhiteSpace(call.Arguments))
        {
            json.WriteRawValue("{}"u8);
        }
        else
        {
            json.WriteRawValue(IsObject(call.Arguments) ? call.Arguments : "{}");
        }
    }

    private bool IsObject(string arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(arguments);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return true;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }
        notes.Invalid("messages.tool_calls.function.arguments", "The arguments of a tool call are no JSON object.");
        return false;
    }

    private void WriteResult(ToolResultPart result)
    {
        json.WriteString("type"u8, "tool_result"u8);
        json.WriteString("tool_use_id"u8, ToolIds.Of(result.CallId));
        var content = Content(result.Content);
        if (content.Count > 0)
        {
            json.WriteStartArray("content"u8);
            foreach (var part in content)
            {
                Write(part);
            }
            json.WriteEndArray();
        }
        if (result.IsError)
        {
            json.WriteBoolean("is_error"u8, value: true);
        }
    }

    private List<Part> Content(ImmutableArray<Part> parts)
    {
        var content = new List<Part>(parts.Length);
        foreach (var part in parts)
        {
            if (MessageParts.Take(part, notes) is { } taken)
            {
                content.Add(taken with { Cache = null }); // A result has one mark, its own.
            }
        }
        return content;
    }
}
