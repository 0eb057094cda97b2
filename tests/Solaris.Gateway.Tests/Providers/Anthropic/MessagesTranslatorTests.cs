using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Conversations;
using Solaris.Fixtures;

namespace Solaris.Providers.Anthropic;

public sealed class MessagesTranslatorTests
{
    private static readonly Prompt Plain = new()
    {
        Model = "claude-sonnet-4-5",
        Turns = [],
        MaxOutputTokens = 1_000,
    };

    public static TheoryData<string> Answers =>
        [
            .. Recordings
                .All.Where(one => one is { Provider: "anthropic", Endpoint: "messages", Status: 200 })
                .Select(one => one.Id),
        ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_recorded_answer_keeps_all_that_it_says(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        var message = recording.Streams ? AssembledMessage.Of(recording.Body) : JsonNode.Parse(recording.Body)!;
        var content = message["content"]!.AsArray();

        var writer = await TranslateAsync(recording, Plain);

        Assert.Equal(Join(content, "text", "text"), writer.Said);
        Assert.Equal(Join(content, "thinking", "thinking"), writer.Thought);
        Assert.Equal(All(content, "thinking", "signature"), writer.Signatures);
        Assert.Equal(All(content, "redacted_thinking", "data"), writer.Sealed);
        Assert.Equal(All(content, "tool_use", "id"), writer.Calls.Select(call => call.Id));
        Assert.Equal(All(content, "tool_use", "name"), writer.Calls.Select(call => call.Name));
        Assert.Equal(
            Inputs(content),
            writer.Calls.Select(call => Compact(call.Arguments.Length == 0 ? "{}" : call.Arguments.ToString()))
        );
        Assert.Equal(
            content.Where(IsForeign).Select(block => Compact(block!.ToJsonString())),
            writer.Blocks.Select(block => Compact(block.GetRawText()))
        );
        Assert.Equal(message["stop_reason"]!.GetValue<string>(), Assert.Single(writer.Stops).Native);
    }

    [Fact]
    public async Task Sources_of_the_text_are_kept()
    {
        var recording = Recordings.All.Single(one => one.Id == "anthropic--messages--cdd68fd197");

        var writer = await TranslateAsync(recording, Plain);

        var source = Assert.Single(writer.Sources);
        Assert.Equal(("facts.txt", 0), (source.Title, source.Document));
        Assert.StartsWith("The Ruby programming language was created", source.Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("end_turn", StopReason.Done)]
    [InlineData("stop_sequence", StopReason.StopSequence)]
    [InlineData("max_tokens", StopReason.Length)]
    [InlineData("model_context_window_exceeded", StopReason.Length)]
    [InlineData("tool_use", StopReason.ToolCalls)]
    [InlineData("refusal", StopReason.Filtered)]
    [InlineData("pause_turn", StopReason.Paused)]
    [InlineData("something_new", StopReason.Done)]
    public void A_stop_reason_keeps_its_meaning_and_its_own_word(string native, object expected)
    {
        var writer = Whole($$"""{"content":[],"stop_reason":"{{native}}","stop_sequence":null}""", Plain);

        Assert.Equal(((StopReason)expected, native, null), Assert.Single(writer.Stops));
    }

    [Fact]
    public void A_refusal_says_why()
    {
        var writer = Whole(
            """{"content":[],"stop_reason":"refusal","stop_details":{"type":"refusal","explanation":"It may harm."}}""",
            Plain
        );

        Assert.Equal("It may harm.", writer.Refused);
    }

    [Fact]
    public void Arguments_that_are_the_answer_become_its_text_again()
    {
        var prompt = Plain with { Format = new AnswerFormat(Schema: null) };

        var writer = Whole(
            """{"content":[{"type":"tool_use","id":"toolu_1","name":"json_answer","input":{"a":1}}],"stop_reason":"tool_use"}""",
            prompt
        );

        Assert.Equal("""{"a":1}""", writer.Said);
        Assert.Empty(writer.Calls);
        Assert.Equal(StopReason.Done, Assert.Single(writer.Stops).Reason);
    }

    [Fact]
    public void A_name_outside_of_the_alphabet_comes_back_as_the_client_wrote_it()
    {
        var prompt = Plain with { Tools = [new ToolDefinition("files.read")] };

        var writer = Whole(
            """{"content":[{"type":"tool_use","id":"toolu_1","name":"files_read","input":{}}],"stop_reason":"tool_use"}""",
            prompt
        );

        Assert.Equal("files.read", Assert.Single(writer.Calls).Name);
    }

    [Fact]
    public void A_tool_that_takes_free_text_gets_it()
    {
        var prompt = Plain with { Tools = [new ToolDefinition("shell") { IsFreeForm = true }] };

        var writer = Whole(
            """{"content":[{"type":"tool_use","id":"toolu_1","name":"shell","input":{"input":"ls -l"}}],"stop_reason":"tool_use"}""",
            prompt
        );

        Assert.Equal("ls -l", Assert.Single(writer.Calls).Arguments.ToString());
    }

    [Theory]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":7}""")]
    [InlineData(
        """{"type":"content_block_delta","index":"x","delta":{"type":"input_json_delta","partial_json":"{}"}}"""
    )]
    [InlineData("""{"type":"content_block_start","content_block":[]}""")]
    [InlineData("""{"type":"message_delta","delta":{"stop_reason":5}}""")]
    [InlineData("""{"type":["message_delta"]}""")]
    [InlineData("""{"type":"something_new","delta":{}}""")]
    [InlineData("[]")]
    [InlineData("7")]
    public void What_is_unknown_or_of_another_type_is_passed_over(string data)
    {
        var writer = new RecordingWriter();

        new MessagesTranslator(Plain).ReadEvent(Encoding.UTF8.GetBytes(data), writer);

        Assert.Equal("", writer.Said);
        Assert.Empty(writer.Stops);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"type":"content_block_delta","delta":{"type":"text_delta","text":"\ud83d"}}""")]
    public void What_is_no_answer_is_said_so(string data) =>
        Assert.ThrowsAny<JsonException>(() =>
            new MessagesTranslator(Plain).ReadEvent(Encoding.UTF8.GetBytes(data), new RecordingWriter())
        );

    private static RecordingWriter Whole(string body, Prompt prompt)
    {
        var writer = new RecordingWriter();
        new MessagesTranslator(prompt).ReadWhole(Encoding.UTF8.GetBytes(body), writer);
        return writer;
    }

    private static async Task<RecordingWriter> TranslateAsync(Recording recording, Prompt prompt)
    {
        var writer = new RecordingWriter();
        var translator = new MessagesTranslator(prompt);
        if (!recording.Streams)
        {
            translator.ReadWhole(recording.Body, writer);
            return writer;
        }
        using var events = new EventStream(new MemoryStream(recording.Body), 1024 * 1024);
        bool more;
        do
        {
            more = await events.FillAsync(TestContext.Current.CancellationToken);
            while (events.TryRead(out var found))
            {
                if (found.DataLines > 0)
                {
                    translator.ReadEvent(events.Data(found), writer);
                }
            }
        } while (more);
        return writer;
    }

    private static IEnumerable<JsonNode> Of(JsonArray content, string type) =>
        content.Where(block => block!["type"]!.GetValue<string>() == type)!;

    private static IEnumerable<string> All(JsonArray content, string type, string field) =>
        Of(content, type).Select(block => block[field]?.GetValue<string>() ?? "").Where(text => text.Length > 0);

    private static string Join(JsonArray content, string type, string field) =>
        string.Concat(All(content, type, field));

    private static IEnumerable<string> Inputs(JsonArray content) =>
        Of(content, "tool_use").Select(block => Compact(block["input"]!.ToJsonString()));

    private static bool IsForeign(JsonNode? block) =>
        block!["type"]!.GetValue<string>() is not ("text" or "thinking" or "redacted_thinking" or "tool_use");

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();
}
