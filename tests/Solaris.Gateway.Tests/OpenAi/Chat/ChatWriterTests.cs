using System.Buffers;
using System.Text.Json.Nodes;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Answers that no provider of this dialect gives, as its clients see them.</summary>
public sealed class ChatWriterTests
{
    private static readonly Prompt Asked = RecordedChats.Prompt with
    {
        Tools = [new ToolDefinition("patch") { IsFreeForm = true }, new ToolDefinition("time")],
    };

    [Fact]
    public void A_whole_answer_has_thoughts_calls_and_sources()
    {
        var message = Whole(Speak)["choices"]![0]!;

        Assert.Equal("tool_calls", (string?)message["finish_reason"]);
        Assert.Equal("end_turn", (string?)message["provider_specific_fields"]!["native_finish_reason"]);
        var said = message["message"]!;
        Assert.Equal("hmm", (string?)said["reasoning_content"]);
        Assert.Equal("sig", (string?)said["thinking_blocks"]![0]!["signature"]);
        Assert.Equal("{}", (string?)said["tool_calls"]![0]!["function"]!["arguments"]);
        Assert.Equal("gem", (string?)said["tool_calls"]![0]!["provider_specific_fields"]!["thought_signature"]);
        Assert.Equal("+ line", (string?)said["tool_calls"]![1]!["custom"]!["input"]);
        Assert.Equal("https://a.example/", (string?)said["annotations"]![0]!["url_citation"]!["url"]);
    }

    [Fact]
    public void A_stream_says_the_same_in_pieces()
    {
        var deltas = Streamed(Speak).Select(chunk => chunk!["choices"]!.AsArray().FirstOrDefault()?["delta"]).ToList();

        Assert.Equal(
            "hmm",
            (string?)deltas.Single(delta => delta?["thinking_blocks"] is not null)!["thinking_blocks"]![0]!["thinking"]
        );
        Assert.Contains(deltas, delta => (string?)delta?["tool_calls"]?[0]?["function"]?["arguments"] == "{}");
        Assert.Contains(deltas, delta => (string?)delta?["tool_calls"]?[0]?["custom"]?["input"] == "+ line");
        Assert.Contains(deltas, delta => delta?["annotations"] is not null);
    }

    [Fact]
    public void An_answer_of_nothing_is_an_empty_text_that_stopped()
    {
        var whole = Whole(static _ => { })["choices"]![0]!;
        var stream = Streamed(static _ => { }).ToList();

        Assert.Equal(("", "stop"), ((string?)whole["message"]!["content"], (string?)whole["finish_reason"]));
        Assert.Equal("stop", (string?)stream[^2]!["choices"]![0]!["finish_reason"]);
    }

    private static void Speak(AnswerWriter writer)
    {
        writer.Thinking("h");
        writer.Thinking("mm");
        writer.ThinkingSignature("sig");
        writer.Text("Olá");
        writer.Citation(new("https://a.example/", Document: null));
        writer.ToolCall(0, "c0", "time", "gem");
        writer.ToolCall(1, "c1", "patch", signature: null);
        writer.ToolArguments(1, "+ line");
        writer.Stop(StopReason.Done, "end_turn", sequence: null);
    }

    private static JsonNode Whole(Action<AnswerWriter> speak)
    {
        var target = new ArrayBufferWriter<byte>();
        Write(new ChatAnswerWriter(target, Asked), speak);
        return JsonNode.Parse(target.WrittenSpan)!;
    }

    private static IEnumerable<JsonNode?> Streamed(Action<AnswerWriter> speak)
    {
        var target = new ArrayBufferWriter<byte>();
        Write(new ChatStreamWriter(target, Asked, includeUsage: true), speak);
        Assert.Equal("[DONE]", RecordedChats.EventsOf(target.WrittenSpan).Last());
        return RecordedChats.Chunks(target.WrittenSpan);
    }

    private static void Write(AnswerWriter writer, Action<AnswerWriter> speak)
    {
        writer.Begin(new("chatcmpl-1", "asked", 1_700_000_000, 10));
        speak(writer);
        writer.Complete(default);
    }
}
