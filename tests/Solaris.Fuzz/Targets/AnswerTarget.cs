using System.Buffers;
using System.Text.Json;
using Solaris.Anthropic;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.OpenAi.Chat;
using Solaris.OpenAi.Responses;
using Solaris.Providers;
using Solaris.Providers.Anthropic;
using Solaris.Providers.Gemini;
using Solaris.Providers.OpenAi;

namespace Solaris.Fuzz.Targets;

/// <summary>
/// Providers' answers on their way to clients of another dialect. Only <see cref="JsonException"/> may come of an answer that makes no
/// sense; what was written must make sense to the client.
/// </summary>
internal sealed class AnswerTarget : FuzzTarget
{
    private static readonly Wire[] Wires = [OpenAiWires.Chat, MessagesWire.Instance, GeminiWire.AiStudio];
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };
    private static readonly TokenUsage Used = new(7, 5, 3, 2, 11, 4);

    private static readonly byte[][] Requests =
    [
        """{"model":"m","messages":[{"role":"user","content":"Hi"}]}"""u8.ToArray(),
        """
        {"model":"m","messages":[{"role":"user","content":"Hi"}],"n":2,"logprobs":true,"reasoning":{"effort":"low"},
        "reasoning_effort":"low","stop":["end"],"response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"}}},
        "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object"}}},
        {"type":"custom","name":"patch","custom":{"name":"patch"}}]}
        """u8.ToArray(),
    ];
    private static readonly Prompt[] Prompts = Array.ConvertAll(Requests, Read);

    public override string Name => "answers";

    public override void Run(in FuzzInput input)
    {
        var (wire, client, rich) = (input.Variant % 3, input.Variant / 3 % 3, input.Variant / 9 % 2);
        var whole = input.Split % 4 == 2;
        var output = new ArrayBufferWriter<byte>();
        if (Wires[wire].NewTranslator(Prompts[rich]) is not { } translator)
        {
            return;
        }
        var writer = Keeping(NewWriter(client, whole, output, rich), Wires[wire]);
        writer.Begin(new("resp_0123456789abcdef", "m", 1_700_000_000, 100));
        if (TryTranslate(translator, writer, input, whole))
        {
            writer.Complete(Used);
        }
        else if (whole)
        {
            return; // The client gets an error in the place of a whole answer.
        }
        else
        {
            writer.TryFail(new("api_error", "broken_off", "The answer broke off.", null));
        }
        CheckWritten(output.WrittenMemory, whole);
    }

    public override IEnumerable<byte[]> Seeds(RecordedCall recording)
    {
        var wire = recording.Endpoint switch
        {
            "chat.completions" => 0,
            "messages" => 1,
            _ => recording.Endpoint.Contains("enerateContent", StringComparison.Ordinal) ? 2 : -1,
        };
        var streams = !recording.Response.AsSpan().TrimStart(" \r\n"u8).StartsWith("{"u8);
        for (var client = 0; wire >= 0 && client < 3; client++)
        {
            var rich = recording.Response.Length / 2 % 2;
            yield return FuzzInput.Write(
                wire + (3 * client) + (9 * rich),
                streams ? recording.Response.Length % 2 : 2,
                recording.Response
            );
        }
    }

    private static bool TryTranslate(AnswerTranslator translator, AnswerWriter writer, in FuzzInput input, bool whole)
    {
        try
        {
            if (whole)
            {
                translator.ReadWhole(HalfCharacters.Mended(input.Body.Span), writer);
                return true;
            }
            var ended = Events.Read(input.Arrive(), (in _, _, data) => ReadEvent(translator, writer, data));
            if (ended)
            {
                translator.End(writer);
            }
            return ended;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void ReadEvent(AnswerTranslator translator, AnswerWriter writer, ReadOnlySpan<byte> data)
    {
        if (!data.IsEmpty)
        {
            translator.ReadEvent(HalfCharacters.Mended(data), writer);
        }
    }

    private static void CheckWritten(ReadOnlyMemory<byte> written, bool whole)
    {
        if (whole)
        {
            JsonDocument.Parse(written, Deep).Dispose();
            return;
        }
        Events.Read(
            new PieceStream(written, 0),
            (in found, _, data) =>
            {
                if (found.DataLines > 0 && !data.SequenceEqual("[DONE]"u8))
                {
                    JsonDocument.Parse(data.ToArray(), Deep).Dispose();
                }
            }
        );
    }

    private static AnswerWriter NewWriter(int client, bool whole, ArrayBufferWriter<byte> output, int rich) =>
        (client, whole) switch
        {
            (0, true) => new ChatAnswerWriter(output, Prompts[rich]),
            (0, false) => new ChatStreamWriter(output, Prompts[rich], includeUsage: true),
            (1, true) => new MessagesAnswerWriter(output),
            (1, false) => new MessagesStreamWriter(output),
            (_, true) => new ResponsesAnswerWriter(output, new RequestEcho(Requests[rich])),
            (_, false) => new ResponsesStreamWriter(output, new RequestEcho(Requests[rich])),
        };

    private static KeepingWriter Keeping(AnswerWriter writer, Wire wire) =>
        new(writer, new(new ThoughtShelf(TimeProvider.System), default, wire));

    private static Prompt Read(byte[] body) => ChatPromptReader.Read(body, new TranslationNotes(dropUnsupported: true));
}
