using System.Buffers;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Collects an answer and writes it as one chat completion when it is complete.</summary>
/// <param name="asked">What was asked for: it tells custom tools from functions.</param>
internal sealed class ChatAnswerWriter(IBufferWriter<byte> target, Prompt asked) : AnswerWriter
{
    private readonly SortedDictionary<int, WholeChoice> _choices = [];
    private WholeChoice _choice = new();
    private AnswerHead _head = new("", "", 0, 0);

    public override void Begin(AnswerHead head)
    {
        _head = head;
        _choices[0] = _choice;
    }

    public override void Choice(int index)
    {
        if (!_choices.TryGetValue(index, out var choice))
        {
            _choices[index] = choice = new();
        }
        _choice = choice;
    }

    public override void Text(string delta) => _choice.Text.Append(delta);

    public override void Refusal(string delta) => _choice.Refusal.Append(delta);

    public override void Thinking(string delta) => _choice.Thoughts.Append(delta);

    public override void ThinkingSignature(string signature) => _choice.Sign(signature);

    public override void SealedThinking(string data) => _choice.Blocks.Add(new("", data, IsSealed: true));

    public override void ToolCall(int call, string id, string name, string? signature) =>
        _choice.Calls[call] = new(id, name, CallForm.Of(asked, name)) { Signature = signature };

    public override void ToolArguments(int call, string delta)
    {
        if (_choice.Calls.TryGetValue(call, out var known))
        {
            known.Arguments.Append(delta);
        }
    }

    public override void Citation(Citation citation) => _choice.Citations.Add((citation, _choice.Text.Length));

    public override void Foreign(string dialect, JsonElement block) { }

    /// <summary>Kept beyond the life of the event it came in.</summary>
    public override void LogProbabilities(JsonElement logprobs) => _choice.LogProbabilities.Add(logprobs.Clone());

    public override void Stop(StopReason reason, string? native, string? sequence) =>
        (_choice.Stop, _choice.NativeStop) = (reason, native);

    public override void Complete(in TokenUsage usage)
    {
        using var json = new Utf8JsonWriter(target, ChatAnswerJson.Plain);
        ChatAnswerJson.WriteHead(json, _head, "chat.completion"u8);
        json.WriteStartArray("choices"u8);
        foreach (var (index, choice) in _choices)
        {
            WriteChoice(json, index, choice);
        }
        json.WriteEndArray();
        ChatAnswerJson.WriteUsage(json, usage);
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, int index, WholeChoice choice)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, index);
        ChatMessageJson.Write(json, choice);
        WriteLogProbabilities(json, choice.LogProbabilities);
        var reason = ChatAnswerJson.FinishReason(choice.Stop, choice.FirstCall?.Form);
        json.WriteString("finish_reason"u8, reason);
        ChatAnswerJson.WriteNative(json, choice.NativeStop, reason);
        json.WriteEndObject();
    }

    private static void WriteLogProbabilities(Utf8JsonWriter json, List<JsonElement> pieces)
    {
        if (pieces.Count == 0)
        {
            json.WriteNull("logprobs"u8);
            return;
        }
        json.WriteStartObject("logprobs"u8);
        WriteTokens(json, pieces, "content");
        WriteTokens(json, pieces, "refusal");
        json.WriteEndObject();
    }

    private static void WriteTokens(Utf8JsonWriter json, List<JsonElement> pieces, string name)
    {
        var open = false;
        foreach (var piece in pieces)
        {
            if (
                piece.ValueKind != JsonValueKind.Object
                || !piece.TryGetProperty(name, out var tokens)
                || tokens.ValueKind != JsonValueKind.Array
            )
            {
                continue;
            }
            if (!open)
            {
                json.WriteStartArray(name);
                open = true;
            }
            foreach (var token in tokens.EnumerateArray())
            {
                token.WriteTo(json);
            }
        }
        if (open)
        {
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
