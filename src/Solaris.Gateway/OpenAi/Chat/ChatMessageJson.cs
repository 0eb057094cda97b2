using System.Text;
using System.Text.Json;

namespace Solaris.OpenAi.Chat;

/// <summary>Writes the <c>message</c> of a choice.</summary>
internal static class ChatMessageJson
{
    public static void Write(Utf8JsonWriter json, WholeChoice choice)
    {
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        WriteContent(json, choice);
        WriteOrNull(json, "refusal"u8, choice.Refusal);
        WriteThoughts(json, choice);
        WriteCalls(json, choice);
        WriteCitations(json, choice);
        json.WriteEndObject();
    }

    /// <summary>OpenAI says null beside tool calls and refusals, and "" for an answer of no words.</summary>
    private static void WriteContent(Utf8JsonWriter json, WholeChoice choice)
    {
        if (choice.Text.Length > 0 || (choice.Calls.Count == 0 && choice.Refusal.Length == 0))
        {
            json.WriteString("content"u8, choice.Text.ToString());
        }
        else
        {
            json.WriteNull("content"u8);
        }
    }

    private static void WriteOrNull(Utf8JsonWriter json, ReadOnlySpan<byte> name, StringBuilder text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text.ToString());
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteThoughts(Utf8JsonWriter json, WholeChoice choice)
    {
        if (choice.Thoughts.Length > 0)
        {
            json.WriteString("reasoning_content"u8, choice.Thoughts.ToString());
        }
        if (choice.Blocks.Count == 0)
        {
            return;
        }
        json.WriteStartArray("thinking_blocks"u8);
        foreach (var block in choice.Blocks)
        {
            ChatAnswerJson.WriteBlock(json, block);
        }
        json.WriteEndArray();
    }

    private static void WriteCalls(Utf8JsonWriter json, WholeChoice choice)
    {
        if (choice.FirstCall is not { } first)
        {
            return;
        }
        if (first.Form.IsLegacy)
        {
            WriteCall(json, "function_call", first);
            return;
        }
        json.WriteStartArray("tool_calls"u8);
        foreach (var call in choice.Calls.Values)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, call.Id);
            json.WriteString("type"u8, call.Form.Type);
            WriteCall(json, call.Form.Type, call);
            ChatAnswerJson.WriteSignature(json, call.Signature);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCall(Utf8JsonWriter json, string field, WholeCall call)
    {
        json.WriteStartObject(field);
        json.WriteString("name"u8, call.Name);
        json.WriteString(call.Form.Field, call.Input);
        json.WriteEndObject();
    }

    private static void WriteCitations(Utf8JsonWriter json, WholeChoice choice)
    {
        json.WriteStartArray("annotations"u8);
        var documents = 0;
        foreach (var (citation, end) in choice.Citations)
        {
            if (citation.Address is null)
            {
                documents++;
            }
            else
            {
                ChatAnswerJson.WriteAnnotation(json, citation, end);
            }
        }
        json.WriteEndArray();
        if (documents > 0)
        {
            WriteDocuments(json, choice);
        }
    }

    private static void WriteDocuments(Utf8JsonWriter json, WholeChoice choice)
    {
        json.WriteStartObject("provider_specific_fields"u8);
        json.WriteStartArray("citations"u8);
        foreach (var (citation, _) in choice.Citations)
        {
            if (citation.Address is null)
            {
                ChatAnswerJson.WriteDocumentCitation(json, citation);
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
