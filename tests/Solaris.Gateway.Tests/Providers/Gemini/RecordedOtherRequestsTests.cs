using Solaris.Anthropic;
using Solaris.Conversations;
using Solaris.FakeProvider;
using Solaris.Fixtures;
using Solaris.OpenAi.Chat;
using Solaris.OpenAi.Responses;

namespace Solaris.Providers.Gemini;

/// <summary>What other providers' clients were recorded to ask is a well-formed request to Google once translated.</summary>
public sealed class RecordedOtherRequestsTests
{
    private static readonly string[] Models = ["gemini-2.5-flash", "gemini-3-flash-preview"];

    /// <summary>What Google has nothing for: log probabilities in AI Studio, forms beside tools, stored files, formats of sound, prefixes.</summary>
    private static readonly string[] Inexpressible =
    [
        "logprobs",
        "response_format",
        "modalities",
        "messages",
        "tools",
        "input",
        "stop",
        "audio",
        "tool_choice",
    ];

    public static TheoryData<string> Requests =>
        [
            .. Recordings
                .All.Where(one => one is { Status: 200, Request: not null } && Reader(one) is not null)
                .Select(one => one.Id),
        ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_one_that_Google_takes_or_is_refused_with_its_reason(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        foreach (var model in Models)
        {
            var notes = new TranslationNotes(dropUnsupported: false);
            var prompt = Reader(recording)!(recording.Request!, notes);

            var written = prompt is null ? null : GeminiWriting.Write(prompt, model, notes);

            if (notes.Fault is { } fault)
            {
                Assert.Contains(fault.Field.Split('.', '[')[0], Inexpressible);
            }
            else
            {
                Assert.Null(GeminiRules.Fault(written!.Value, model));
            }
        }
    }

    private static Func<byte[], TranslationNotes, Prompt?>? Reader(Recording recording) =>
        recording.Endpoint switch
        {
            "chat.completions" => (body, notes) => ChatPromptReader.Read(body, notes),
            "messages" => (body, notes) => MessagesPromptReader.Read(body, notes),
            "responses" => (body, notes) => ResponsesPromptReader.Read(body, notes),
            _ => null,
        };
}
