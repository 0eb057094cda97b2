using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes an assistant's turn as one message.</summary>
internal sealed class ChatAssistantWriter(Utf8JsonWriter json, VendorQuirks quirks)
{
    public void Write(Turn turn)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, "assistant"u8);
        WriteContent(turn);
        new ChatThoughtsWriter(json, quirks.Thoughts).Write(turn);
        WriteCalls(turn);
        if (turn.IsPrefix && quirks.HasPrefix)
        {
            json.WriteBoolean("prefix"u8, true);
        }
        json.WriteEndObject();
    }

    private void WriteContent(Turn turn)
    {
        var (text, calls) = (new StringBuilder(), false);
        string? refusal = null;
        foreach (var part in turn.Parts)
        {
            text.Append((part as TextPart)?.Text);
            calls |= part is ToolCallPart;
            refusal = part is RefusalPart refused ? refusal + refused.Text : refusal;
        }
        if (quirks.Thoughts == ThoughtsForm.Parts && HasThoughts(turn))
        {
            WriteParts(turn, text.ToString());
        }
        else if (text.Length > 0 || (!calls && refusal is null))
        {
            json.WriteString("content"u8, text.ToString());
        }
        else
        {
            json.WriteNull("content"u8);
        }
        if (refusal is not null)
        {
            json.WriteString("refusal"u8, refusal);
        }
    }

    private static bool HasThoughts(Turn turn)
    {
        foreach (var part in turn.Parts)
        {
            if (part is ThinkingPart { Sealed: null })
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Mistral's form: thoughts and text in one list.</summary>
    private void WriteParts(Turn turn, string text)
    {
        json.WriteStartArray("content"u8);
        foreach (var part in turn.Parts)
        {
            if (part is ThinkingPart { Sealed: null } thinking)
            {
                json.WriteStartObject();
                json.WriteString("type"u8, "thinking"u8);
                json.WriteStartArray("thinking"u8);
                WriteText(thinking.Text);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }
        if (text.Length > 0)
        {
            WriteText(text);
        }
        json.WriteEndArray();
    }

    private void WriteText(string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private void WriteCalls(Turn turn)
    {
        var written = 0;
        foreach (var part in turn.Parts)
        {
            if (part is not ToolCallPart call)
            {
                continue;
            }
            if (written++ == 0)
            {
                json.WriteStartArray("tool_calls"u8);
            }
            WriteCall(call);
        }
        if (written > 0)
        {
            json.WriteEndArray();
        }
    }

    private void WriteCall(ToolCallPart call)
    {
        var custom = call.IsFreeForm && quirks.HasCustomTools;
        json.WriteStartObject();
        json.WriteString("id"u8, ToolIds.For(call.Id, quirks.HasShortToolIds));
        json.WriteString("type"u8, custom ? "custom"u8 : "function"u8);
        json.WriteStartObject(custom ? "custom"u8 : "function"u8);
        json.WriteString("name"u8, FunctionNames.There(call.Name));
        if (custom)
        {
            json.WriteString("input"u8, call.Arguments);
        }
        else
        {
            json.WriteString("arguments"u8, call.IsFreeForm ? FreeFormCall.Wrap(call.Arguments) : call.Arguments);
        }
        json.WriteEndObject();
        if (call.Signature is not null && quirks.Thoughts == ThoughtsForm.Blocks)
        {
            json.WriteStartObject("provider_specific_fields"u8);
            json.WriteString("thought_signature"u8, call.Signature);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
