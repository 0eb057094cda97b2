using System.Text;
using System.Text.Json.Nodes;
using Solaris.Conversations;
using Solaris.Fixtures;

namespace Solaris.Providers.Gemini;

public sealed class GeminiTranslatorTests
{
    private static readonly Prompt Plain = new()
    {
        Model = "gemini-3-flash",
        Turns = [],
        MaxOutputTokens = 1_000,
    };

    public static TheoryData<string> Answers =>
        [
            .. Recordings
                .All.Where(one =>
                    one is { Provider: "gemini" or "vertex", Status: 200 }
                    && one.Endpoint.EndsWith("enerateContent", StringComparison.Ordinal)
                )
                .Select(one => one.Id),
        ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_recorded_answer_keeps_all_that_it_says(string id)
    {
        var chunks = Chunks(Recordings.All.Single(one => one.Id == id));
        var parts = chunks.SelectMany(Parts).ToList();
        var calls = parts.Select(part => part["functionCall"]).Where(call => call?["name"] is not null).ToList();

        var writer = Read([.. chunks.Select(chunk => chunk.ToJsonString())]);

        Assert.Equal(Join(parts, thought: false), writer.Said);
        Assert.Equal(Join(parts, thought: true), writer.Thought);
        Assert.Equal(
            parts
                .Where(part => part["text"] is not null && (bool?)part["thought"] != true)
                .Select(part => (string?)part["thoughtSignature"])
                .OfType<string>(),
            writer.TextSignatures
        );
        Assert.Equal(calls.Select(call => (string?)call!["name"]), writer.Calls.Select(call => call.Name));
        Assert.Equal(calls.Count, writer.Calls.Select(call => call.Id).Distinct().Count());
        foreach (var (sent, kept) in calls.Zip(writer.Calls))
        {
            Assert.True(
                sent!["args"] is not JsonObject { Count: > 0 } arguments
                    || JsonNode.DeepEquals(arguments, JsonNode.Parse(kept.Arguments.ToString()))
            );
            Assert.True(sent["id"] is null || (string?)sent["id"] == kept.Id);
        }
        var (reason, _, _) = Assert.Single(writer.Stops);
        Assert.Equal(calls.Count > 0, reason == StopReason.ToolCalls);
    }

    /// <summary>264 of 269 recorded answers with calls say STOP; newer models on a later chunk.</summary>
    [Fact]
    public void An_answer_with_calls_stops_for_them_even_when_the_reason_comes_later()
    {
        var writer = Read(
            """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{}}}]}}]}""",
            """{"candidates":[{"content":{"parts":[{"text":""}]},"finishReason":"STOP"}]}"""
        );

        Assert.Equal((StopReason.ToolCalls, "STOP", null), Assert.Single(writer.Stops));
        Assert.StartsWith("call_", Assert.Single(writer.Calls).Id, StringComparison.Ordinal);
    }

    /// <summary>The shape of vertex--streamgeneratecontent--415700a24e.</summary>
    [Fact]
    public void Arguments_that_come_path_by_path_are_put_together()
    {
        var writer = Read(
            Part("""{"functionCall":{"name":"read","willContinue":true}}"""),
            Part(
                """{"functionCall":{"partialArgs":[{"jsonPath":"$.id","stringValue":"A","willContinue":true}],"willContinue":true}}"""
            ),
            Part(
                """{"functionCall":{"partialArgs":[{"jsonPath":"$.id","stringValue":"é"},{"jsonPath":"$.list[0].n","numberValue":1.5}],"willContinue":true}}"""
            ),
            Part("""{"functionCall":{}}"""),
            Part("""{"functionCall":{"name":"next"}}""")
        );

        Assert.Equal("""{"id":"Aé","list":[{"n":1.5}]}""", writer.Calls[0].Arguments.ToString());
        Assert.Equal(["read", "next"], writer.Calls.Select(call => call.Name));
    }

    /// <summary>Trap 24: a blocked prompt has no candidates.</summary>
    [Fact]
    public void A_blocked_prompt_is_a_filtered_answer()
    {
        var writer = Read("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{}}""");

        Assert.Equal((StopReason.Filtered, "PROHIBITED_CONTENT", null), Assert.Single(writer.Stops));
    }

    /// <summary>Model Armor, as vertex--generatecontent--92ad3f4621 has it.</summary>
    [Fact]
    public void A_withheld_answer_says_why()
    {
        var writer = Read("""{"candidates":[{"finishMessage":"Blocked.","finishReason":"MODEL_ARMOR"}]}""");

        Assert.Equal("Blocked.", writer.Refused);
        Assert.Equal(StopReason.Filtered, Assert.Single(writer.Stops).Reason);
    }

    [Fact]
    public void Grounding_is_told_once_with_places_in_characters()
    {
        const string Grounded =
            """{"candidates":[{"content":{"parts":[{"text":"é b"}]},"finishReason":"STOP","groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://x","title":"X"}}],"groundingSupports":[{"segment":{"startIndex":3,"endIndex":4,"text":"b"},"groundingChunkIndices":[0]}]}}]}""";

        var source = Assert.Single(Read(Grounded).Sources);

        Assert.Equal(("https://x", "X", "b"), (source.Address, source.Title, source.Quote));
        Assert.Equal((2, 3), (source.Start, source.End));
    }

    [Theory]
    [InlineData("""{"candidates":{"a":1}}""")]
    [InlineData("""{"candidates":[1,null,{"content":[],"index":"x","finishReason":{}}]}""")]
    [InlineData("""{"candidates":[{"index":99999999,"content":{"parts":[{"text":"a"}]}}]}""")]
    [InlineData(
        """{"candidates":[{"content":{"parts":[7,{"functionCall":{"name":"f","partialArgs":[{"jsonPath":"$["}]}}]}}]}"""
    )]
    [InlineData(
        """{"candidates":[{"groundingMetadata":{"groundingChunks":[3],"groundingSupports":[{"groundingChunkIndices":["a",-1,7]}]}}]}"""
    )]
    public void Anything_that_is_json_is_survived(string chunk) => Assert.Single(Read(chunk).Stops);

    private static string Part(string part) => $$$"""{"candidates":[{"content":{"parts":[{{{part}}}]}}]}""";

    private static RecordingWriter Read(params string[] chunks)
    {
        var (translator, writer) = (new GeminiTranslator(Plain), new RecordingWriter());
        foreach (var chunk in chunks)
        {
            translator.ReadEvent(Encoding.UTF8.GetBytes(chunk), writer);
        }
        translator.End(writer);
        return writer;
    }

    private static List<JsonNode> Chunks(Recording recording)
    {
        if (!recording.Streams)
        {
            var whole = JsonNode.Parse(recording.Body)!;
            return whole is JsonArray array ? [.. array.Select(chunk => chunk!)] : [whole];
        }
        return
        [
            .. Encoding
                .UTF8.GetString(recording.Body)
                .Split('\n')
                .Where(line => line.StartsWith("data:", StringComparison.Ordinal))
                .Select(line => JsonNode.Parse(line[5..])!),
        ];
    }

    private static IEnumerable<JsonNode> Parts(JsonNode chunk) =>
        (chunk["candidates"] as JsonArray ?? [])
            .SelectMany(candidate => candidate!["content"]?["parts"] as JsonArray ?? [])
            .Select(part => part!);

    private static string Join(IEnumerable<JsonNode> parts, bool thought) =>
        string.Concat(
            parts.Where(part => ((bool?)part["thought"] ?? false) == thought).Select(part => (string?)part["text"])
        );
}
