using System.Text;
using System.Text.Json.Nodes;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.Providers.OpenAi;

namespace Solaris.OpenAi.Chat;

/// <summary>Every recorded chat completion survives the way through the common form and back.</summary>
public sealed class RecordedChatTests
{
    public static TheoryData<string> Answers => [.. RecordedChats.Answered.Select(one => one.Id)];

    public static TheoryData<string> Requests =>
        [.. RecordedChats.Answered.Where(one => RecordedChats.RequestOf(one) is not null).Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_keeps_what_it_says_as_a_stream_and_as_a_whole(string id)
    {
        var recording = RecordedChats.Find(id);
        var original = ChatOutline.Of(
            recording.Streams ? Distinct(RecordedChats.Chunks(recording.Body)) : [JsonNode.Parse(recording.Body)]
        );
        foreach (var stream in (bool[])[true, false])
        {
            var translated = ChatOutline.Of(RecordedChats.Translate(recording, RecordedChats.Prompt, stream));

            Assert.Equal(original.Keys.DefaultIfEmpty(0), translated.Keys);
            foreach (var (index, choice) in original)
            {
                if (choice.LacksIds)
                {
                    translated[index].ForgetIds();
                }
                Assert.Equal(choice.ToString(), translated[index].ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_stream_has_one_id_begins_with_the_role_and_ends_with_the_usage(string id)
    {
        var chunks = RecordedChats.Translate(RecordedChats.Find(id), RecordedChats.Prompt, stream: true).ToList();

        Assert.All(chunks, chunk => Assert.Equal("chatcmpl-1", (string?)chunk!["id"]));
        Assert.All(chunks, chunk => Assert.Equal("chat.completion.chunk", (string?)chunk!["object"]));
        Assert.Equal("assistant", (string?)chunks[0]!["choices"]![0]!["delta"]!["role"]);
        Assert.Empty(chunks[^1]!["choices"]!.AsArray());
        Assert.Equal(15, (int?)chunks[^1]!["usage"]!["total_tokens"]);
        Assert.Equal(2, (int?)chunks[^1]!["usage"]!["prompt_tokens_details"]!["cached_tokens"]);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_keeps_what_it_asks(string id)
    {
        var recording = RecordedChats.Find(id);
        var original = RecordedChats.RequestOf(recording)!;
        var notes = new TranslationNotes(dropUnsupported: true);

        var prompt = ChatPromptReader.Read(Encoding.UTF8.GetBytes(original), notes);
        Assert.Null(notes.Fault);
        var written = OpenAiWires.Chat.Write(prompt, Deployments.Of("openai_compatible"), notes)!;

        Assert.Equal(RequestOutline.Of(original), RequestOutline.Of(Encoding.UTF8.GetString(written)));
    }

    /// <summary>Perplexity repeats the whole message beside each delta.</summary>
    private static IEnumerable<JsonNode?> Distinct(IEnumerable<JsonNode?> chunks) =>
        chunks.Where(chunk => chunk is JsonObject && chunk["error"] is null);
}
