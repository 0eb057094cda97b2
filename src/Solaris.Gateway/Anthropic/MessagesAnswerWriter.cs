using System.Buffers;
using System.Text.Json;

namespace Solaris.Anthropic;

/// <summary>Writes an answer as one message.</summary>
internal sealed class MessagesAnswerWriter(IBufferWriter<byte> target) : MessagesWriter(target)
{
    public override void Complete(in TokenUsage usage)
    {
        Json.WriteStartObject();
        Json.WriteString("id"u8, Head.Id);
        Json.WriteString("type"u8, "message"u8);
        Json.WriteString("role"u8, "assistant"u8);
        Json.WriteString("model"u8, Head.Model);
        Json.WriteStartArray("content"u8);
        foreach (var block in Blocks)
        {
            Write(block);
        }
        Json.WriteEndArray();
        Json.WriteString("stop_reason"u8, End.Reason);
        Json.WriteString("stop_sequence"u8, End.Sequence);
        MessagesUsage.Write(Json, usage);
        Json.WriteEndObject();
        Json.Flush();
    }

    private void Write(AnswerBlock block)
    {
        if (block.Kind == BlockKind.Foreign)
        {
            block.Foreign.WriteTo(Json);
            return;
        }
        Json.WriteStartObject();
        switch (block.Kind)
        {
            case BlockKind.Text:
                WriteText(block);
                break;
            case BlockKind.Thinking:
                Json.WriteString("type"u8, "thinking"u8);
                Json.WriteString("thinking"u8, block.Pending.WrittenSpan);
                Json.WriteString("signature"u8, block.Signature ?? "");
                break;
            case BlockKind.SealedThinking:
                Json.WriteString("type"u8, "redacted_thinking"u8);
                Json.WriteString("data"u8, block.Data);
                break;
            default:
                Json.WriteString("type"u8, "tool_use"u8);
                Json.WriteString("id"u8, block.Id);
                Json.WriteString("name"u8, block.Name);
                Json.WritePropertyName("input"u8);
                WriteArguments(block.Pending.WrittenSpan);
                WriteCaller();
                break;
        }
        Json.WriteEndObject();
    }

    private void WriteText(AnswerBlock block)
    {
        Json.WriteString("type"u8, "text"u8);
        Json.WriteString("text"u8, block.Pending.WrittenSpan);
        if (block.Citations.Count == 0)
        {
            return;
        }
        Json.WriteStartArray("citations"u8);
        foreach (var citation in block.Citations)
        {
            WriteCitation(citation);
        }
        Json.WriteEndArray();
    }

    /// <summary>An object must stand here: arguments that the output cap cut off are left out.</summary>
    private void WriteArguments(ReadOnlySpan<char> arguments)
    {
        try
        {
            if (JsonElement.Parse(arguments) is { ValueKind: JsonValueKind.Object } input)
            {
                input.WriteTo(Json);
                return;
            }
        }
        catch (JsonException)
        {
            // No arguments, or not all of them.
        }
        Json.WriteStartObject();
        Json.WriteEndObject();
    }
}
