using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Conversations;
using Solaris.FakeProvider;
using Solaris.Fixtures;

namespace Solaris.Providers.Gemini;

/// <summary>What Google's own clients asked Google and were answered.</summary>
public sealed class RecordedGeminiTests
{
    private static readonly List<Recording> Google =
    [
        .. Recordings.All.Where(one =>
            one
                is {
                    Provider: "gemini" or "vertex",
                    Endpoint: "generateContent" or "streamGenerateContent",
                    Status: 200
                }
        ),
    ];

    public static TheoryData<string> Requests =>
        [.. Google.Where(one => one.Request is not null).Select(one => one.Id)];

    public static TheoryData<string> Answers => [.. Google.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_fake_provider_is_no_stricter_than_the_real_one(string id)
    {
        var recording = Find(id);

        Assert.Null(GeminiRules.Fault(JsonElement.Parse(recording.Request), recording.Model));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_keeps_what_it_says_thinks_and_calls(string id)
    {
        var recording = Find(id);
        var writer = new RecordingWriter();
        var translator = new GeminiTranslator(GeminiWriting.Ask());
        foreach (var chunk in recording.Streams ? GeminiWriting.Events(recording.Body) : [])
        {
            translator.ReadEvent(Encoding.UTF8.GetBytes(chunk), writer);
        }
        if (recording.Streams)
        {
            translator.End(writer);
        }
        else
        {
            translator.ReadWhole(recording.Body, writer);
        }

        var parts = PartsOf(recording).ToList();
        Assert.Equal(Texts(parts, isThought: false), writer.Said);
        Assert.Equal(Texts(parts, isThought: true), writer.Thought);
        var calls = parts.Select(part => part["functionCall"]).Where(call => call?["name"] is not null).ToList();
        Assert.Equal(calls.Select(call => (string?)call!["name"]), writer.Calls.Select(call => call.Name));
        foreach (var (call, read) in calls.Zip(writer.Calls).Where(pair => pair.First!["args"] is not null))
        {
            Assert.True(call!["id"] is not { } given || (string?)given == read.Id);
            Assert.True(JsonNode.DeepEquals(call["args"], Arguments(read)), read.Arguments.ToString());
        }
        Assert.Single(writer.Stops);
    }

    private static Recording Find(string id) => Google.Single(one => one.Id == id);

    private static JsonNode? Arguments(RecordedCall call) =>
        JsonNode.Parse(call.Arguments.Length == 0 ? "{}" : call.Arguments.ToString());

    private static string Texts(List<JsonNode> parts, bool isThought) =>
        string.Concat(
            parts.Where(part => ((bool?)part["thought"] ?? false) == isThought).Select(part => (string?)part["text"])
        );

    /// <summary>Those of the first candidate.</summary>
    private static IEnumerable<JsonNode> PartsOf(Recording recording) =>
        from chunk in recording.Streams ? GeminiWriting.Events(recording.Body).Select(text => JsonNode.Parse(text))
        : JsonNode.Parse(recording.Body) is JsonArray all ? all
        : [JsonNode.Parse(recording.Body)]
        from candidate in chunk!["candidates"]?.AsArray() ?? []
        where ((int?)candidate!["index"] ?? 0) == 0
        from part in candidate["content"]?["parts"]?.AsArray() ?? []
        select part;
}
