using System.Text.Json;
using Solaris.Anthropic;
using Solaris.Conversations;
using Solaris.FakeProvider;
using Solaris.Fixtures;

namespace Solaris.Providers.Anthropic;

/// <summary>Requests that Anthropic took: the fake provider takes them too, before and after a way through the gateway's own form.</summary>
public sealed class RecordedRequestsTests
{
    public static TheoryData<string> Requests =>
        [
            .. Recordings
                .All.Where(one =>
                    one is { Provider: "anthropic", Endpoint: "messages", Status: 200 } && File.Exists(PathOf(one))
                )
                .Select(one => one.Id),
        ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_fake_provider_is_no_stricter_than_the_real_one(string id) => new MessagesRules(Read(id)).Check();

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_read_and_written_again_is_still_one(string id)
    {
        var request = Read(id);
        var notes = new TranslationNotes(dropUnsupported: true);
        var prompt = MessagesPromptReader.Read(JsonSerializer.SerializeToUtf8Bytes(request), notes);
        var deployment = new Deployment
        {
            Id = "claude#1",
            Provider = ProviderProfiles.Anthropic,
            BaseAddress = ProviderProfiles.Anthropic.BaseAddress!,
        };

        var written = JsonElement.Parse(MessagesWire.Instance.Write(prompt, deployment, notes));

        Assert.Null(notes.Fault);
        new MessagesRules(written).Check();
        Assert.Equal(Texts(request.GetProperty("messages")), Texts(written.GetProperty("messages")));
    }

    /// <summary>What is said, called and answered, in its order.</summary>
    private static IEnumerable<string> Texts(JsonElement messages) =>
        from message in messages.EnumerateArray()
        let content = message.GetProperty("content")
        from text in content.ValueKind == JsonValueKind.String
            ? [content.GetString()!]
            : content.EnumerateArray().Select(Text)
        select text;

    private static string Text(JsonElement block) =>
        block.GetProperty("type").GetString() switch
        {
            "text" => block.GetProperty("text").GetString()!,
            "tool_use" =>
                $"{block.GetProperty("id")} {block.GetProperty("name")} {JsonSerializer.Serialize(block.GetProperty("input"))}",
            "tool_result" => $"{block.GetProperty("tool_use_id")}",
            var type => type!,
        };

    private static JsonElement Read(string id) =>
        JsonElement.Parse(File.ReadAllBytes(PathOf(Recordings.All.Single(one => one.Id == id))));

    private static string PathOf(Recording recording) =>
        Path.Combine(Path.GetDirectoryName(recording.Path)!, "request.json");
}
