using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.OpenAi.Chat;

namespace Solaris.Providers.OpenAi;

public sealed class ChatTranslatorTests
{
    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""7""")]
    [InlineData("""{"choices":{}}""")]
    [InlineData("""{"choices":[7,null,[],{"index":-1},{"index":1e9}]}""")]
    [InlineData("""{"choices":[{"delta":7,"message":[],"logprobs":1,"finish_reason":{}}]}""")]
    [InlineData(
        """{"choices":[{"delta":{"content":[7,{"text":{},"thinking":[[]]}],"reasoning":[],"tool_calls":{}}}]}"""
    )]
    [InlineData(
        """{"choices":[{"delta":{"tool_calls":[7,{},{"index":"x","id":7,"function":9}],"annotations":[1,{}]}}]}"""
    )]
    [InlineData(
        """{"choices":[{"delta":{"content":"\ud800","reasoning_details":[1,{"signature":4}]}}],"citations":7}"""
    )]
    public void What_makes_no_sense_is_ignored(string data)
    {
        var choice = Translate(data)["choices"]![0]!;

        Assert.Equal(("", "stop"), (Text(choice["message"]!), (string?)choice["finish_reason"]));
    }

    [Fact]
    public void What_is_no_json_is_told() => Assert.ThrowsAny<JsonException>(() => Translate("{"));

    [Fact]
    public void Pieces_of_interleaved_calls_find_their_calls_though_ids_come_empty()
    {
        var calls = Translate(
            """{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"a","type":"function","function":{"name":"f","arguments":""}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":2,"id":"b","type":"function","function":{"name":"g","arguments":"{"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"","type":"function","function":{"arguments":"{\"x\":1}"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":2,"id":"","type":"function","function":{"arguments":"}"}}]},"finish_reason":"stop"}]}"""
        )["choices"]![0]!["message"]!["tool_calls"]!.AsArray();

        Assert.Equal(["a f {\"x\":1}", "b g {}"], calls.Select(Call));
    }

    [Fact]
    public void Calls_under_one_index_are_told_apart_by_their_ids()
    {
        var calls = Translate(
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"b","function":{"name":"f","arguments":"{}"}}]}}]}"""
        )["choices"]![0]!["message"]!["tool_calls"]!.AsArray();

        Assert.Equal(["a f {}", "b f {}"], calls.Select(Call));
    }

    private static string Call(JsonNode? call) =>
        $"{call!["id"]} {call["function"]!["name"]} {call["function"]!["arguments"]}";

    private static string Text(JsonNode message) => (string?)message["content"] ?? "";

    private static JsonNode Translate(params string[] events)
    {
        var target = new ArrayBufferWriter<byte>();
        var writer = new ChatAnswerWriter(target, RecordedChats.Prompt);
        var translator = new ChatTranslator(RecordedChats.Prompt);
        writer.Begin(new("chatcmpl-1", "asked", 1_700_000_000, 10));
        foreach (var data in events)
        {
            translator.ReadEvent(Encoding.UTF8.GetBytes(data), writer);
        }
        writer.Complete(default);
        return JsonNode.Parse(target.WrittenSpan)!;
    }
}
