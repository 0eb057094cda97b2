using System.Buffers;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>Writes a response as the events of a stream, in OpenAI's order.</summary>
internal sealed class ResponsesStreamWriter(IBufferWriter<byte> target, RequestEcho echo) : ResponsesWriter(echo)
{
    private readonly ResponseEvents _events = new(target);

    /// <summary>As OpenAI does: an <c>error</c> event, then the response as far as it came.</summary>
    public override bool TryFail(in AnswerFault fault)
    {
        ResponsesDialect.WriteFields(_events.Begin("error"u8), fault);
        _events.End();
        (Response.Status, Response.Fault) = ("failed", fault);
        EndAll();
        OnEnd();
        return true;
    }

    protected override void OnBegin()
    {
        WriteResponse("response.created"u8);
        WriteResponse("response.in_progress"u8);
    }

    protected override void OnItemBegin(OutputItem item)
    {
        var json = _events.Begin("response.output_item.added"u8);
        json.WriteNumber("output_index"u8, item.Index);
        json.WritePropertyName("item"u8);
        item.Write(json, begun: true);
        _events.End();
    }

    protected override void OnPartBegin(MessageItem item, MessagePart part) =>
        WritePart("response.content_part.added"u8, item, part, empty: true);

    protected override void OnText(MessageItem item, MessagePart part, string delta)
    {
        var json = _events.Begin(part.IsRefusal ? "response.refusal.delta"u8 : "response.output_text.delta"u8, item);
        json.WriteNumber("content_index"u8, part.Index);
        json.WriteString("delta"u8, delta);
        if (!part.IsRefusal)
        {
            json.WriteStartArray("logprobs"u8);
            json.WriteEndArray();
        }
        _events.End();
    }

    protected override void OnCitation(MessageItem item, MessagePart part, Citation citation)
    {
        var json = _events.Begin("response.output_text.annotation.added"u8, item);
        json.WriteNumber("content_index"u8, part.Index);
        json.WriteNumber("annotation_index"u8, part.Citations - 1);
        json.WritePropertyName("annotation"u8);
        MessagePart.WriteCitation(json, citation);
        _events.End();
    }

    protected override void OnPartEnd(MessageItem item, MessagePart part)
    {
        var json = _events.Begin(part.IsRefusal ? "response.refusal.done"u8 : "response.output_text.done"u8, item);
        json.WriteNumber("content_index"u8, part.Index);
        json.WriteString(part.IsRefusal ? "refusal"u8 : "text"u8, part.Text);
        if (!part.IsRefusal)
        {
            part.WriteProbabilities(json, empty: false);
        }
        _events.End();
        WritePart("response.content_part.done"u8, item, part, empty: false);
    }

    protected override void OnSummaryBegin(ReasoningItem item) =>
        WriteSummary("response.reasoning_summary_part.added"u8, item, "");

    protected override void OnSummary(ReasoningItem item, string delta)
    {
        var json = _events.Begin("response.reasoning_summary_text.delta"u8, item);
        json.WriteNumber("summary_index"u8, 0);
        json.WriteString("delta"u8, delta);
        _events.End();
    }

    protected override void OnArguments(CallItem item, string delta)
    {
        var json = _events.Begin("response.function_call_arguments.delta"u8, item);
        json.WriteString("delta"u8, delta);
        _events.End();
    }

    protected override void OnItemEnd(OutputItem item)
    {
        switch (item)
        {
            case ReasoningItem { HasSummary: true } reasoning:
                EndSummary(reasoning);
                break;
            case CallItem call:
                EndCall(call);
                break;
        }
        var json = _events.Begin("response.output_item.done"u8);
        json.WriteNumber("output_index"u8, item.Index);
        json.WritePropertyName("item"u8);
        item.Write(json, begun: false);
        _events.End();
    }

    protected override void OnEnd() =>
        WriteResponse(
            Response.Status switch
            {
                "failed" => "response.failed"u8,
                "incomplete" => "response.incomplete"u8,
                _ => "response.completed"u8,
            }
        );

    private void EndSummary(ReasoningItem item)
    {
        var json = _events.Begin("response.reasoning_summary_text.done"u8, item);
        json.WriteNumber("summary_index"u8, 0);
        json.WriteString("text"u8, item.Text);
        _events.End();
        WriteSummary("response.reasoning_summary_part.done"u8, item, item.Text);
    }

    /// <summary>A call without arguments gets them here, and a custom tool all of its input: only now it is known.</summary>
    private void EndCall(CallItem call)
    {
        var arguments = call.Arguments;
        if (call.IsFreeForm || !call.HasArguments)
        {
            var delta = _events.Begin(
                call.IsFreeForm
                    ? "response.custom_tool_call_input.delta"u8
                    : "response.function_call_arguments.delta"u8,
                call
            );
            delta.WriteString("delta"u8, arguments);
            _events.End();
        }
        var json = _events.Begin(
            call.IsFreeForm ? "response.custom_tool_call_input.done"u8 : "response.function_call_arguments.done"u8,
            call
        );
        if (!call.IsFreeForm)
        {
            json.WriteString("name"u8, call.Name);
        }
        json.WriteString(call.IsFreeForm ? "input"u8 : "arguments"u8, arguments);
        _events.End();
    }

    private void WriteSummary(ReadOnlySpan<byte> type, ReasoningItem item, string text)
    {
        var json = _events.Begin(type, item);
        json.WriteNumber("summary_index"u8, 0);
        json.WritePropertyName("part"u8);
        ReasoningItem.WriteSummary(json, text);
        _events.End();
    }

    private void WritePart(ReadOnlySpan<byte> type, MessageItem item, MessagePart part, bool empty)
    {
        var json = _events.Begin(type, item);
        json.WriteNumber("content_index"u8, part.Index);
        json.WritePropertyName("part"u8);
        part.Write(json, empty);
        _events.End();
    }

    private void WriteResponse(ReadOnlySpan<byte> type)
    {
        var json = _events.Begin(type);
        json.WritePropertyName("response"u8);
        Response.Write(json);
        _events.End();
    }
}
