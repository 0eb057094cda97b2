using System.Buffers;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>
/// Writes an answer as the events of a Messages stream. One block is open at a time; what belongs to a later one waits until the open
/// one is whole, so tool calls that come interleaved come out one after the other.
/// </summary>
internal sealed class MessagesStreamWriter(IBufferWriter<byte> target) : MessagesWriter(target)
{
    private int _open;
    private bool _begun;
    private bool _signed;

    public override void Begin(AnswerHead head)
    {
        base.Begin(head);
        StartEvent("message_start"u8);
        Json.WriteStartObject("message"u8);
        Json.WriteString("id"u8, head.Id);
        Json.WriteString("type"u8, "message"u8);
        Json.WriteString("role"u8, "assistant"u8);
        Json.WriteString("model"u8, head.Model);
        Json.WriteStartArray("content"u8);
        Json.WriteEndArray();
        Json.WriteNull("stop_reason"u8);
        Json.WriteNull("stop_sequence"u8);
        MessagesUsage.Write(Json, new TokenUsage(head.InputTokens, 0, 0, 0, 0)); // The true counts follow in message_delta.
        Json.WriteEndObject();
        EndEvent();
    }

    public override void Complete(in TokenUsage usage)
    {
        Advance(ended: true);
        StartEvent("message_delta"u8);
        Json.WriteStartObject("delta"u8);
        Json.WriteString("stop_reason"u8, End.Reason);
        Json.WriteString("stop_sequence"u8, End.Sequence);
        Json.WriteEndObject();
        MessagesUsage.Write(Json, usage);
        EndEvent();
        StartEvent("message_stop"u8);
        EndEvent();
    }

    protected override void Changed() => Advance(ended: false);

    private void Advance(bool ended)
    {
        while (_open < Blocks.Count)
        {
            var block = Blocks[_open];
            if (!_begun)
            {
                WriteStart(block);
            }
            WriteNews(block);
            var last = _open == Blocks.Count - 1;
            if (!ended && (last ? !EndsItself(block) : block is { Kind: BlockKind.ToolUse, IsWhole: false }))
            {
                return;
            }
            WriteStop();
        }
    }

    /// <summary>White space may still follow a tool call's arguments.</summary>
    private static bool EndsItself(AnswerBlock block) => block.IsWhole && block.Kind != BlockKind.ToolUse;

    private void WriteStart(AnswerBlock block)
    {
        StartBlockEvent("content_block_start"u8);
        Json.WritePropertyName("content_block"u8);
        if (block.Kind == BlockKind.Foreign)
        {
            block.Foreign.WriteTo(Json);
        }
        else
        {
            WriteEmpty(block);
        }
        EndEvent();
        (_begun, _signed) = (true, false);
    }

    private void WriteEmpty(AnswerBlock block)
    {
        Json.WriteStartObject();
        switch (block.Kind)
        {
            case BlockKind.Text:
                Json.WriteString("type"u8, "text"u8);
                Json.WriteString("text"u8, ""u8);
                break;
            case BlockKind.Thinking:
                Json.WriteString("type"u8, "thinking"u8);
                Json.WriteString("thinking"u8, ""u8);
                Json.WriteString("signature"u8, ""u8);
                break;
            case BlockKind.SealedThinking:
                Json.WriteString("type"u8, "redacted_thinking"u8);
                Json.WriteString("data"u8, block.Data);
                break;
            default:
                Json.WriteString("type"u8, "tool_use"u8);
                Json.WriteString("id"u8, block.Id);
                Json.WriteString("name"u8, block.Name);
                Json.WriteStartObject("input"u8);
                Json.WriteEndObject();
                WriteCaller();
                break;
        }
        Json.WriteEndObject();
    }

    private void WriteNews(AnswerBlock block)
    {
        if (block.Pending.WrittenCount > 0)
        {
            var (type, field) = block.Kind switch
            {
                BlockKind.Text => ("text_delta", "text"),
                BlockKind.Thinking => ("thinking_delta", "thinking"),
                _ => ("input_json_delta", "partial_json"),
            };
            StartDelta(type);
            Json.WriteString(field, block.Pending.WrittenSpan);
            EndDelta();
            block.Pending.ResetWrittenCount();
        }
        if (block.Signature is not null && !_signed)
        {
            StartDelta("signature_delta");
            Json.WriteString("signature"u8, block.Signature);
            EndDelta();
            _signed = true;
        }
        foreach (var citation in block.Citations)
        {
            StartDelta("citations_delta");
            Json.WritePropertyName("citation"u8);
            WriteCitation(citation);
            EndDelta();
        }
        block.Citations.Clear();
    }

    private void WriteStop()
    {
        StartBlockEvent("content_block_stop"u8);
        EndEvent();
        _open++;
        _begun = false;
    }

    private void StartDelta(string type)
    {
        StartBlockEvent("content_block_delta"u8);
        Json.WriteStartObject("delta"u8);
        Json.WriteString("type"u8, type);
    }

    private void EndDelta()
    {
        Json.WriteEndObject();
        EndEvent();
    }

    private void StartBlockEvent(ReadOnlySpan<byte> type)
    {
        StartEvent(type);
        Json.WriteNumber("index"u8, _open);
    }

    private void StartEvent(ReadOnlySpan<byte> type)
    {
        Target.Write("event: "u8);
        Target.Write(type);
        Target.Write("\ndata: "u8);
        Json.WriteStartObject();
        Json.WriteString("type"u8, type);
    }

    private void EndEvent()
    {
        Json.WriteEndObject();
        Json.Flush();
        Json.Reset();
        Target.Write("\n\n"u8);
    }
}
