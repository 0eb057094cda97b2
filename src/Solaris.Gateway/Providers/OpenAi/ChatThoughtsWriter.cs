using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes what an assistant thought earlier, in the field its vendor has for it.</summary>
internal sealed class ChatThoughtsWriter(Utf8JsonWriter json, ThoughtsForm form)
{
    public void Write(Turn turn)
    {
        switch (form)
        {
            case ThoughtsForm.ReasoningContent:
                WritePlain(turn, "reasoning_content"u8);
                break;
            case ThoughtsForm.Reasoning:
                WritePlain(turn, "reasoning"u8);
                break;
            case ThoughtsForm.Details:
                WriteList(turn, "reasoning_details"u8, WriteDetail);
                break;
            case ThoughtsForm.Blocks:
                WritePlain(turn, "reasoning_content"u8);
                WriteList(turn, "thinking_blocks"u8, WriteBlock);
                break;
            default:
                break;
        }
    }

    private void WritePlain(Turn turn, ReadOnlySpan<byte> field)
    {
        var text = new StringBuilder();
        foreach (var part in turn.Parts)
        {
            text.Append((part as ThinkingPart)?.Text);
        }
        if (text.Length > 0)
        {
            json.WriteString(field, text.ToString());
        }
    }

    private void WriteList(Turn turn, ReadOnlySpan<byte> field, Action<ThinkingPart> write)
    {
        var written = 0;
        foreach (var part in turn.Parts)
        {
            // LiteLLM hands blocks on to Anthropic, which takes none without a proof.
            if (part is ThinkingPart thinking && (form == ThoughtsForm.Details || IsProved(thinking)))
            {
                if (written++ == 0)
                {
                    json.WriteStartArray(field);
                }
                write(thinking);
            }
        }
        if (written > 0)
        {
            json.WriteEndArray();
        }
    }

    private static bool IsProved(ThinkingPart thinking) => (thinking.Signature ?? thinking.Sealed) is not null;

    private void WriteDetail(ThinkingPart thinking)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, thinking.Sealed is null ? "reasoning.text"u8 : "reasoning.encrypted"u8);
        WriteProof(thinking, "text"u8);
    }

    private void WriteBlock(ThinkingPart thinking)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, thinking.Sealed is null ? "thinking"u8 : "redacted_thinking"u8);
        WriteProof(thinking, "thinking"u8);
    }

    private void WriteProof(ThinkingPart thinking, ReadOnlySpan<byte> text)
    {
        if (thinking.Sealed is not null)
        {
            json.WriteString("data"u8, thinking.Sealed);
        }
        else
        {
            json.WriteString(text, thinking.Text);
            if (thinking.Signature is not null)
            {
                json.WriteString("signature"u8, thinking.Signature);
            }
        }
        json.WriteEndObject();
    }
}
