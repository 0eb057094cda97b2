using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Reads a Messages answer for a client of another dialect. Blocks come one after the other, so only one is open.</summary>
internal sealed class MessagesTranslator(Prompt prompt) : AnswerTranslator
{
    private readonly AnswerBlocks _blocks = new(prompt);
    private bool _stopped;

    public override void ReadEvent(ReadOnlySpan<byte> data, AnswerWriter writer) => Read(data, writer, ReadEvent);

    public override void ReadWhole(ReadOnlySpan<byte> body, AnswerWriter writer) => Read(body, writer, ReadMessage);

    private static void Read(ReadOnlySpan<byte> json, AnswerWriter writer, Action<JsonElement, AnswerWriter> read)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            read(document.RootElement, writer);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("Half a surrogate pair.", exception); // Valid JSON that no string can hold.
        }
    }

    private void ReadEvent(JsonElement found, AnswerWriter writer)
    {
        switch (found.Text("type"))
        {
            case "content_block_start" when found.Field("content_block", JsonValueKind.Object) is { } block:
                _blocks.Open(block, writer);
                break;
            case "content_block_delta" when found.Field("delta", JsonValueKind.Object) is { } delta:
                _blocks.Add(delta, writer);
                break;
            case "content_block_stop":
                _blocks.Close(writer);
                break;
            case "message_delta" when found.Field("delta", JsonValueKind.Object) is { } end:
                Stop(end, writer);
                break;
        }
    }

    private void ReadMessage(JsonElement message, AnswerWriter writer)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("No message.");
        }
        if (message.Field("content", JsonValueKind.Array) is { } content)
        {
            foreach (var block in content.EnumerateArray())
            {
                _blocks.Open(block, writer);
                _blocks.Close(writer);
            }
        }
        Stop(message, writer);
    }

    /// <param name="end">Has <c>stop_reason</c> and what belongs to it.</param>
    private void Stop(JsonElement end, AnswerWriter writer)
    {
        if (_stopped || end.Text("stop_reason") is not { } native)
        {
            return;
        }
        _stopped = true;
        _blocks.Close(writer);
        var reason = StopReasons.Of(native);
        if (reason == StopReason.ToolCalls && _blocks.IsAnswered)
        {
            reason = StopReason.Done; // The call was the answer: the client asked for no tool.
        }
        if (end.Field("stop_details", JsonValueKind.Object)?.Text("explanation") is { Length: > 0 } why)
        {
            writer.Refusal(why);
        }
        writer.Stop(reason, native, end.Text("stop_sequence"));
    }
}
