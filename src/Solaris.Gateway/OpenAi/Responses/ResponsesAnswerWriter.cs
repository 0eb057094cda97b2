using System.Buffers;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>Writes a response as one object, when it is complete.</summary>
internal sealed class ResponsesAnswerWriter(IBufferWriter<byte> target, RequestEcho echo) : ResponsesWriter(echo)
{
    protected override void OnEnd()
    {
        using var json = new Utf8JsonWriter(target, ResponseEvents.Plain);
        Response.Write(json);
    }

    protected override void OnBegin() { }

    protected override void OnItemBegin(OutputItem item) { }

    protected override void OnPartBegin(MessageItem item, MessagePart part) { }

    protected override void OnText(MessageItem item, MessagePart part, string delta) { }

    protected override void OnCitation(MessageItem item, MessagePart part, Citation citation) { }

    protected override void OnPartEnd(MessageItem item, MessagePart part) { }

    protected override void OnSummaryBegin(ReasoningItem item) { }

    protected override void OnSummary(ReasoningItem item, string delta) { }

    protected override void OnArguments(CallItem item, string delta) { }

    protected override void OnItemEnd(OutputItem item) { }
}
