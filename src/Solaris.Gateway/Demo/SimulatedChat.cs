using System.Text.Encodings.Web;
using System.Text.Json;

namespace Solaris.Demo;

/// <summary>Chat and text completions in OpenAI's dialect, whole or as server-sent events.</summary>
internal sealed class SimulatedChat(SimulatedRequest request, bool chat)
{
    // A fixed time keeps answers byte-for-byte the same: 2026-01-01T00:00:00Z.
    private const long Created = 1_767_225_600;
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _id =
        $"{(chat ? "chatcmpl" : "cmpl")}-demo-{SimulatedText.Fingerprint(request.Prompt):x16}";
    private readonly List<(string[] Tokens, string Finish)> _choices =
    [
        .. Enumerable.Range(0, Math.Max(1, request.Choices)).Select(choice => Cut(request, choice)),
    ];

    public byte[] Whole() =>
        Write(json =>
        {
            Head(json, chat ? "chat.completion" : "text_completion");
            json.WriteStartArray("choices");
            for (var i = 0; i < _choices.Count; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("index", i);
                Content(json, "message", string.Concat(_choices[i].Tokens), role: true);
                json.WriteNull("logprobs");
                json.WriteString("finish_reason", _choices[i].Finish);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Usage(json);
        });

    /// <summary>One event a token; the choices one after another.</summary>
    public IEnumerable<byte[]> Events()
    {
        for (var i = 0; i < _choices.Count; i++)
        {
            var choice = i;
            var (tokens, finish) = _choices[i];
            for (var t = 0; t < tokens.Length; t++)
            {
                var (token, first) = (tokens[t], t == 0);
                yield return Event(json => Choice(json, choice, token, first, finish: null));
            }
            yield return Event(json => Choice(json, choice, token: null, first: false, finish));
        }
        if (request.IncludeUsage)
        {
            yield return Event(json =>
            {
                json.WriteStartArray("choices");
                json.WriteEndArray();
                Usage(json);
            });
        }
        yield return "data: [DONE]\n\n"u8.ToArray();
    }

    private byte[] Event(Action<Utf8JsonWriter> body)
    {
        var data = Write(json =>
        {
            Head(json, chat ? "chat.completion.chunk" : "text_completion");
            body(json);
        });
        return [.. "data: "u8, .. data, .. "\n\n"u8];
    }

    private void Choice(Utf8JsonWriter json, int index, string? token, bool first, string? finish)
    {
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", index);
        Content(json, "delta", token, role: first);
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Content(Utf8JsonWriter json, string name, string? text, bool role)
    {
        if (!chat)
        {
            json.WriteString("text", text ?? "");
            return;
        }
        json.WriteStartObject(name);
        if (role)
        {
            json.WriteString("role", "assistant");
        }
        if (text is not null)
        {
            json.WriteString("content", text);
        }
        json.WriteEndObject();
    }

    private void Head(Utf8JsonWriter json, string kind)
    {
        json.WriteString("id", _id);
        json.WriteString("object", kind);
        json.WriteNumber("created", Created);
        json.WriteString("model", request.Model);
    }

    private void Usage(Utf8JsonWriter json)
    {
        var output = _choices.Sum(choice => choice.Tokens.Length);
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", request.PromptTokens);
        json.WriteNumber("completion_tokens", output);
        json.WriteNumber("total_tokens", request.PromptTokens + output);
        json.WriteEndObject();
    }

    private static (string[] Tokens, string Finish) Cut(SimulatedRequest request, int choice)
    {
        var tokens = SimulatedText.Tokens(SimulatedText.Answer(request.Prompt, choice)).ToArray();
        var most = Math.Max(0, request.MaxTokens ?? tokens.Length);
        return most < tokens.Length ? (tokens[..most], "length") : (tokens, "stop");
    }

    private static byte[] Write(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
