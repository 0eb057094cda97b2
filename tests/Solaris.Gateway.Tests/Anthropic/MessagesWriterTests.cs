using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Conversations;

namespace Solaris.Anthropic;

public sealed class MessagesWriterTests
{
    private static readonly AnswerHead Head = new("msg_1", "claude", 1, 90);
    private static readonly TokenUsage Usage = new(10, 20, 3, 4, 50, OutputReasoning: 5);

    [Fact]
    public void A_streamed_text_has_the_events_in_their_order()
    {
        var events = Stream(writer =>
        {
            writer.Text("Olá, ");
            writer.Text("\"mundo\" 🇧🇷");
            writer.Stop(StopReason.Done, "stop", null);
        });

        Assert.Equal(
            [
                "message_start",
                "content_block_start",
                "content_block_delta",
                "content_block_delta",
                "content_block_stop",
                "message_delta",
                "message_stop",
            ],
            events.Select(one => (string?)one["type"])
        );
        Assert.Equal(
            ("msg_1", 90),
            ((string?)events[0]["message"]!["id"], (int?)events[0]["message"]!["usage"]!["input_tokens"])
        );
        Assert.Equal("\"mundo\" 🇧🇷", (string?)events[3]["delta"]!["text"]);
        Assert.Equal("end_turn", (string?)events[5]["delta"]!["stop_reason"]);
    }

    [Fact]
    public void The_usage_tells_the_uncached_input_and_both_cache_classes()
    {
        var usage = Stream(_ => { })[^2]["usage"]!;

        Assert.Equal(10, (int?)usage["input_tokens"]);
        Assert.Equal(20, (int?)usage["cache_read_input_tokens"]);
        Assert.Equal(7, (int?)usage["cache_creation_input_tokens"]);
        Assert.Equal(4, (int?)usage["cache_creation"]!["ephemeral_1h_input_tokens"]);
        Assert.Equal(50, (int?)usage["output_tokens"]);
        Assert.Equal(5, (int?)usage["output_tokens_details"]!["thinking_tokens"]);
    }

    [Fact]
    public void Interleaved_tool_calls_come_out_one_after_the_other()
    {
        var events = Stream(Interleaved);

        Assert.Equal("a:{\"x\":1} b:{\"y\":[2]} c: text:Fim", Told(events));
        AssertNoOverlap(events);
    }

    [Fact]
    public void Calls_that_come_one_after_the_other_are_streamed_at_once()
    {
        var target = new ArrayBufferWriter<byte>();
        var writer = new MessagesStreamWriter(target);
        writer.Begin(Head);
        writer.ToolCall(0, "1", "a", null);
        writer.ToolArguments(0, "{\"q\":\"}\\\"\"}");
        writer.ToolCall(1, "2", "b", null);
        writer.ToolArguments(1, "{\"half\":");

        Assert.Equal("{\"half\":", (string?)Events(target)[^1]["delta"]!["partial_json"]);
    }

    [Fact]
    public void Thinking_comes_before_its_signature_and_ends_with_it()
    {
        var events = Stream(writer =>
        {
            writer.Thinking("hm");
            writer.ThinkingSignature("s1");
            writer.ThinkingSignature("s2");
            writer.SealedThinking("sealed");
            writer.Text("x");
        });

        Assert.Equal(
            ["thinking", "thinking", "redacted_thinking", "text"],
            Starts(events).Select(block => (string?)block["type"])
        );
        Assert.Equal(
            ["thinking_delta", "signature_delta", "signature_delta", "text_delta"],
            Deltas(events).Select(delta => (string?)delta["type"])
        );
        AssertNoOverlap(events);
    }

    [Fact]
    public void A_whole_answer_has_the_same_blocks()
    {
        var message = Whole(Interleaved);

        Assert.Equal(["tool_use", "tool_use", "tool_use", "text"], Kinds(message));
        Assert.Equal(2, (int?)message["content"]![1]!["input"]!["y"]![0]);
        Assert.Equal("{}", message["content"]![2]!["input"]!.ToJsonString());
        Assert.Equal("tool_use", (string?)message["stop_reason"]);
    }

    [Fact]
    public void Arguments_that_were_cut_off_do_not_break_the_answer()
    {
        var message = Whole(writer =>
        {
            writer.ToolCall(0, "1", "a", null);
            writer.ToolArguments(0, "{\"x\":");
            writer.Stop(StopReason.Length, "length", null);
        });

        Assert.Equal("{}", message["content"]![0]!["input"]!.ToJsonString());
        Assert.Equal("max_tokens", (string?)message["stop_reason"]);
    }

    [Theory]
    [InlineData(StopReason.StopSequence, "stop_sequence", "stop_sequence")]
    [InlineData(StopReason.Filtered, "content_filter", "refusal")]
    [InlineData(StopReason.Done, "model_context_window_exceeded", "model_context_window_exceeded")]
    [InlineData(StopReason.Paused, null, "pause_turn")]
    [InlineData(StopReason.Malformed, "MALFORMED", "end_turn")]
    internal void The_end_is_told_in_anthropic_s_words(StopReason reason, string? native, string expected) =>
        Assert.Equal(expected, (string?)Whole(writer => writer.Stop(reason, native, "#"))["stop_reason"]);

    [Fact]
    public void Sources_on_the_web_are_citations()
    {
        var citation = Whole(writer =>
        {
            writer.Text("Sim.");
            writer.Citation(new("https://a", null) { Title = "A", Quote = "q" });
            writer.Citation(new(null, 0));
        })["content"]![0]!["citations"]!.AsArray();

        Assert.Equal("https://a", (string?)Assert.Single(citation)!["url"]);
    }

    [Fact]
    public void Blocks_of_other_dialects_and_other_choices_are_left_out()
    {
        var message = Whole(writer =>
        {
            writer.Foreign("openai", JsonElement.Parse("{\"type\":\"x\"}"));
            writer.Foreign("anthropic", JsonElement.Parse("{\"type\":\"server_tool_use\"}"));
            writer.Choice(1);
            writer.Text("other");
            writer.Stop(StopReason.Length, null, null);
        });

        Assert.Equal(["server_tool_use"], Kinds(message));
        Assert.Equal("end_turn", (string?)message["stop_reason"]);
    }

    private static void Interleaved(AnswerWriter writer)
    {
        writer.ToolCall(0, "1", "a", null);
        writer.ToolArguments(0, "{\"x\"");
        writer.ToolCall(1, "2", "b", null);
        writer.ToolArguments(1, "{\"y\":[");
        writer.ToolArguments(0, ":1}");
        writer.ToolArguments(1, "2]}");
        writer.ToolCall(2, "3", "c", null);
        writer.Text("Fim");
        writer.Stop(StopReason.Done, "stop", null);
    }

    /// <summary>The blocks as a reader of the stream puts them together.</summary>
    private static string Told(List<JsonNode> events)
    {
        var told = new StringBuilder();
        foreach (var one in events)
        {
            told.Append(
                (string?)one["type"] switch
                {
                    "content_block_start" => (
                        (string?)one["content_block"]!["name"] ?? (string?)one["content_block"]!["type"]
                    ) + ":",
                    "content_block_delta" => (string?)(one["delta"]!["text"] ?? one["delta"]!["partial_json"]),
                    "content_block_stop" => " ",
                    _ => "",
                }
            );
        }
        return told.ToString().TrimEnd();
    }

    private static void AssertNoOverlap(List<JsonNode> events)
    {
        var (open, next) = (false, 0);
        foreach (var one in events)
        {
            var type = (string?)one["type"];
            if (type is "content_block_start")
            {
                Assert.False(open);
                open = true;
            }
            if (type?.StartsWith("content_block", StringComparison.Ordinal) == true)
            {
                Assert.True(open);
                Assert.Equal(next, (int?)one["index"]);
            }
            if (type is "content_block_stop")
            {
                (open, next) = (false, next + 1);
            }
        }
        Assert.False(open);
    }

    private static List<JsonNode> Stream(Action<AnswerWriter> answer)
    {
        var target = new ArrayBufferWriter<byte>();
        Write(new MessagesStreamWriter(target), answer);
        return Events(target);
    }

    private static JsonNode Whole(Action<AnswerWriter> answer)
    {
        var target = new ArrayBufferWriter<byte>();
        Write(new MessagesAnswerWriter(target), answer);
        return JsonNode.Parse(target.WrittenSpan)!;
    }

    private static void Write(AnswerWriter writer, Action<AnswerWriter> answer)
    {
        writer.Begin(Head);
        answer(writer);
        writer.Complete(Usage);
    }

    private static List<JsonNode> Events(ArrayBufferWriter<byte> target)
    {
        var events = new List<JsonNode>();
        foreach (
            var text in Encoding.UTF8.GetString(target.WrittenSpan).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var lines = text.Split('\n');
            events.Add(JsonNode.Parse(lines[1]["data: ".Length..])!);
            Assert.Equal("event: " + (string?)events[^1]["type"], lines[0]);
        }
        return events;
    }

    private static IEnumerable<JsonNode> Starts(List<JsonNode> events) =>
        events.Where(one => (string?)one["type"] == "content_block_start").Select(one => one["content_block"]!);

    private static IEnumerable<JsonNode> Deltas(List<JsonNode> events) =>
        events.Where(one => (string?)one["type"] == "content_block_delta").Select(one => one["delta"]!);

    private static IEnumerable<string?> Kinds(JsonNode message) =>
        message["content"]!.AsArray().Select(block => (string?)block!["type"]);
}
