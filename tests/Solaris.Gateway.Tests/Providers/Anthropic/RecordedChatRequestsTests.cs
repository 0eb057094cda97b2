using System.Text.Json;
using Solaris.Conversations;
using Solaris.FakeProvider;
using Solaris.Fixtures;
using Solaris.OpenAi.Chat;

namespace Solaris.Providers.Anthropic;

/// <summary>What OpenAI's clients were recorded to ask OpenAI is a well-formed request to Anthropic once translated.</summary>
public sealed class RecordedChatRequestsTests
{
    private static readonly string[] Models = ["claude-3-7-sonnet-latest", "claude-sonnet-4-5", "claude-opus-4-8"];

    public static TheoryData<string> Requests =>
        [
            .. Recordings
                .All.Where(one =>
                    one is { Provider: "openai", Endpoint: "chat.completions", Status: 200 } && File.Exists(PathOf(one))
                )
                .Select(one => one.Id),
        ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_chat_request_is_one_that_Anthropic_takes_or_is_refused_with_its_reason(string id)
    {
        var body = File.ReadAllBytes(PathOf(Recordings.All.Single(one => one.Id == id)));
        foreach (var model in Models)
        {
            var notes = new TranslationNotes(dropUnsupported: false);
            var prompt = ChatPromptReader.Read(body, notes) with { Model = model };
            var deployment = new Deployment
            {
                Id = model + "#1",
                Provider = ProviderProfiles.Anthropic,
                BaseAddress = ProviderProfiles.Anthropic.BaseAddress!,
            };

            var written = JsonElement.Parse(MessagesWire.Instance.Write(prompt, deployment, notes));

            if (notes.Fault is { } fault)
            {
                Assert.Contains(fault.Field, Inexpressible);
            }
            else
            {
                new MessagesRules(written).Check();
            }
        }
    }

    /// <summary>Sound, log probabilities, several answers, and files that are stored at OpenAI.</summary>
    private static readonly string[] Inexpressible = ["n", "logprobs", "audio", "modalities", "messages.content"];

    private static string PathOf(Recording recording) =>
        Path.Combine(Path.GetDirectoryName(recording.Path)!, "request.json");
}
