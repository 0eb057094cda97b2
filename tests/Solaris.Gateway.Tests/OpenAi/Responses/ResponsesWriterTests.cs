using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

public sealed class ResponsesWriterTests
{
    private const string Request = """
        {"model":"m","input":"Hi","reasoning":{"summary":"auto"},
         "tools":[{"type":"function","name":"f"},{"type":"custom","name":"shell"}]}
        """;

    private static readonly TokenUsage Usage = new(7, 3, 1, 0, 9, 2);

    [Fact]
    public void A_text_is_streamed_in_OpenAI_s_order()
    {
        var events = Stream(writer =>
        {
            writer.Text("Ol");
            writer.Text("á");
            writer.Stop(StopReason.Done, "stop", sequence: null);
        });

        Assert.Equal(
            [
                "response.created",
                "response.in_progress",
                "response.output_item.added",
                "response.content_part.added",
                "response.output_text.delta",
                "response.output_text.delta",
                "response.output_text.done",
                "response.content_part.done",
                "response.output_item.done",
                "response.completed",
            ],
            events.Select(one => (string?)one["type"])
        );
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(one => (int)one["sequence_number"]!));
        Assert.Equal("Olá", (string?)events[^1]["response"]!["output"]![0]!["content"]![0]!["text"]);
        Assert.Equal(20, (long)events[^1]["response"]!["usage"]!["total_tokens"]!);
    }

    [Fact]
    public void Parallel_calls_may_interleave()
    {
        var events = Stream(writer =>
        {
            writer.ToolCall(0, "call_a", "f", signature: null);
            writer.ToolCall(1, "call_b", "f", signature: null);
            writer.ToolArguments(1, "{\"b\":");
            writer.ToolArguments(0, "{\"a\":1}");
            writer.ToolArguments(1, "2}");
            writer.ToolCall(2, "call_c", "f", signature: null);
            writer.Stop(StopReason.ToolCalls, "tool_calls", sequence: null);
        });

        var output = events[^1]["response"]!["output"]!.AsArray();
        Assert.Equal(["{\"a\":1}", "{\"b\":2}", "{}"], output.Select(item => (string?)item!["arguments"]));
        Assert.Equal(["call_a", "call_b", "call_c"], output.Select(item => (string?)item!["call_id"]));
        Assert.Equal(3, output.Select(item => (string?)item!["id"]).Distinct().Count());
        foreach (var done in events.Where(one => (string?)one["type"] == "response.function_call_arguments.done"))
        {
            var deltas = events
                .Where(one => (string?)one["type"] == "response.function_call_arguments.delta")
                .Where(one => (int)one["output_index"]! == (int)done["output_index"]!);
            Assert.Equal((string?)done["arguments"], string.Concat(deltas.Select(one => (string?)one["delta"])));
        }
    }

    [Fact]
    public void The_cap_makes_a_response_incomplete_and_a_filter_too()
    {
        var cut = Whole(writer => Stop(writer, StopReason.Length));
        var filtered = Whole(writer => Stop(writer, StopReason.Filtered));

        Assert.Equal("incomplete", (string?)cut["status"]);
        Assert.Equal("max_output_tokens", (string?)cut["incomplete_details"]!["reason"]);
        Assert.Equal("incomplete", (string?)cut["output"]![0]!["status"]);
        Assert.Equal("content_filter", (string?)filtered["incomplete_details"]!["reason"]);
    }

    [Fact]
    public void A_stream_that_fails_says_so_and_shows_how_far_it_came()
    {
        var target = new ArrayBufferWriter<byte>();
        var writer = new ResponsesStreamWriter(target, Echo(Request));
        writer.Begin(Head);
        writer.Text("half");

        Assert.True(writer.TryFail(new("server_error", "provider_error", "It broke.", Field: null)));

        var events = Events(target);
        Assert.Equal("error", (string?)events[^5]["type"]);
        Assert.Equal("provider_error", (string?)events[^5]["code"]);
        var failed = events[^1]["response"]!;
        Assert.Equal("failed", (string?)failed["status"]);
        Assert.Equal("server_error", (string?)failed["error"]!["code"]);
        Assert.Equal("half", (string?)failed["output"]![0]!["content"]![0]!["text"]);
    }

    [Fact]
    public void Thoughts_come_back_with_the_next_turn_as_the_provider_made_them()
    {
        var response = Whole(writer =>
        {
            writer.Thinking("Let me ");
            writer.Thinking("see.");
            writer.ThinkingSignature("proof");
            writer.SealedThinking("secret");
            writer.ToolCall(0, "call_a", "f", "of the call");
            writer.Stop(StopReason.ToolCalls, "tool_use", sequence: null);
        });

        Assert.Equal("Let me see.", (string?)response["output"]![0]!["summary"]![0]!["text"]);
        var prompt = Read(response["output"]!.AsArray());
        var parts = prompt.Turns.SelectMany(turn => turn.Parts).ToList();
        Assert.Equal(new ThinkingPart("Let me see.") { Signature = "proof" }, parts[0]);
        Assert.Equal(new ThinkingPart("") { Sealed = "secret" }, parts[1]);
        Assert.Equal(new ToolCallPart("call_a", "f", "{}") { Signature = "of the call" }, parts[2]);
    }

    [Fact]
    public void Thoughts_that_nobody_asked_to_see_are_not_shown_but_come_back()
    {
        var response = Whole(
            writer =>
            {
                writer.Thinking("private");
                writer.Text("public");
            },
            """{"model":"m","input":"Hi"}"""
        );

        Assert.Empty(response["output"]![0]!["summary"]!.AsArray());
        var prompt = Read(response["output"]!.AsArray());
        Assert.Equal(new ThinkingPart("private"), prompt.Turns[0].Parts[0]);
    }

    [Theory]
    [InlineData("{\"input\":\"ls -la\"}", "ls -la")]
    [InlineData("ls -la", "ls -la")]
    [InlineData("{ ls; }", "{ ls; }")]
    public void A_custom_tool_gets_its_text(string arguments, string input)
    {
        var response = Whole(writer =>
        {
            writer.ToolCall(0, "call_a", "shell", signature: null);
            writer.ToolArguments(0, arguments);
        });

        Assert.Equal("custom_tool_call", (string?)response["output"]![0]!["type"]);
        Assert.Equal(input, (string?)response["output"]![0]!["input"]);
    }

    [Fact]
    public void Sources_and_refusals_are_shown()
    {
        var response = Whole(writer =>
        {
            writer.Text("So it is.");
            writer.Citation(new("https://example.org/", Document: null) { Title = "Page" });
            writer.Citation(new(Address: null, Document: 0));
            writer.Refusal("I will not say more.");
        });

        var content = response["output"]![0]!["content"]!;
        var source = Assert.Single(content[0]!["annotations"]!.AsArray())!;
        Assert.Equal("https://example.org/", (string?)source["url"]);
        Assert.Equal(9, (int)source["end_index"]!);
        Assert.Equal("I will not say more.", (string?)content[1]!["refusal"]);
    }

    private static AnswerHead Head => new("resp_0123", "m", 1_700_000_000, 10);

    private static RequestEcho Echo(string request) => new(Encoding.UTF8.GetBytes(request));

    private static void Stop(AnswerWriter writer, StopReason reason)
    {
        writer.Text("cut");
        writer.Stop(reason, native: null, sequence: null);
    }

    private static JsonNode Whole(Action<AnswerWriter> write, string request = Request)
    {
        var target = new ArrayBufferWriter<byte>();
        Write(new ResponsesAnswerWriter(target, Echo(request)), write);
        return JsonNode.Parse(target.WrittenSpan)!;
    }

    private static List<JsonNode> Stream(Action<AnswerWriter> write)
    {
        var target = new ArrayBufferWriter<byte>();
        Write(new ResponsesStreamWriter(target, Echo(Request)), write);
        return Events(target);
    }

    private static void Write(AnswerWriter writer, Action<AnswerWriter> write)
    {
        writer.Begin(Head);
        write(writer);
        writer.Complete(Usage);
    }

    private static List<JsonNode> Events(ArrayBufferWriter<byte> target) =>
        [
            .. Encoding
                .UTF8.GetString(target.WrittenSpan)
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(one => JsonNode.Parse(one.Split('\n')[1]["data: ".Length..])!),
        ];

    private static Prompt Read(JsonArray output)
    {
        var body = new JsonObject
        {
            ["model"] = "m",
            ["max_output_tokens"] = 100,
            ["input"] = output.DeepClone(),
        };
        var notes = new TranslationNotes(dropUnsupported: false);
        var prompt = ResponsesPromptReader.Read(JsonSerializer.SerializeToUtf8Bytes(body), notes);
        Assert.Null(notes.Fault);
        return prompt!;
    }
}
