using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Solaris.Conversations;
using Solaris.Fixtures;

namespace Solaris.OpenAi.Chat;

/// <summary>The recorded chat completions, and their answers in pieces.</summary>
internal static class RecordedChats
{
    public static IEnumerable<Recording> Answered { get; } =
        Recordings.All.Where(one => one is { Endpoint: "chat.completions", Status: 200 });

    public static Recording Find(string id) => Recordings.All.Single(one => one.Id == id);

    public static string? RequestOf(Recording recording)
    {
        var file = Path.Combine(Path.GetDirectoryName(recording.Path)!, "request.json");
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>The data of each event.</summary>
    public static IEnumerable<string> EventsOf(ReadOnlySpan<byte> stream) =>
        [
            .. Encoding
                .UTF8.GetString(stream)
                .Split('\n')
                .Where(line => line.StartsWith("data:", StringComparison.Ordinal))
                .Select(line => line[5..].Trim()),
        ];

    /// <summary>What the translation of a recorded answer looks like to a client.</summary>
    public static IEnumerable<JsonNode?> Translate(Recording recording, Prompt prompt, bool stream)
    {
        var target = new ArrayBufferWriter<byte>();
        AnswerWriter writer = stream
            ? new ChatStreamWriter(target, prompt, includeUsage: true)
            : new ChatAnswerWriter(target, prompt);
        var translator = Providers.OpenAi.OpenAiWires.Chat.NewTranslator(prompt)!;
        writer.Begin(new("chatcmpl-1", "asked", 1_700_000_000, 10));
        if (recording.Streams)
        {
            foreach (var data in EventsOf(recording.Body))
            {
                translator.ReadEvent(Encoding.UTF8.GetBytes(data), writer);
            }
        }
        else
        {
            translator.ReadWhole(recording.Body, writer);
        }
        writer.Complete(new(7, 2, 1, 0, 5, 3));
        return stream ? Chunks(target.WrittenSpan) : [JsonNode.Parse(target.WrittenSpan)];
    }

    public static IEnumerable<JsonNode?> Chunks(ReadOnlySpan<byte> stream) =>
        EventsOf(stream).Where(data => data.StartsWith('{')).Select(data => JsonNode.Parse(data));

    public static Prompt Prompt { get; } =
        new()
        {
            Model = "m",
            Turns = [],
            MaxOutputTokens = 100,
        };
}
