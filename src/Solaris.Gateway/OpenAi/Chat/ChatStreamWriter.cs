using System.Buffers;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Writes an answer as the chunks of a streamed chat completion.</summary>
/// <param name="asked">What was asked for: it tells custom tools from functions.</param>
/// <param name="includeUsage">True when the client wants the usage chunk.</param>
internal sealed class ChatStreamWriter(IBufferWriter<byte> target, Prompt asked, bool includeUsage) : AnswerWriter
{
    private readonly SortedDictionary<int, StreamedChoice> _choices = [];
    private StreamedChoice _choice = new(0);
    private AnswerHead _head = new("", "", 0, 0);

    private Utf8JsonWriter Json { get; } = new(target, ChatAnswerJson.Plain);

    public override void Begin(AnswerHead head)
    {
        _head = head;
        _choices[0] = _choice;
    }

    public override void Choice(int index)
    {
        if (!_choices.TryGetValue(index, out var choice))
        {
            _choices[index] = choice = new(index);
        }
        _choice = choice;
    }

    public override void Text(string delta)
    {
        _choice.TextLength += delta.Length;
        WriteText("content"u8, delta);
    }

    public override void Refusal(string delta) => WriteText("refusal"u8, delta);

    public override void Thinking(string delta)
    {
        _choice.Thoughts.Append(delta);
        WriteText("reasoning_content"u8, delta);
    }

    public override void ThinkingSignature(string signature)
    {
        WriteBlock(new(_choice.Thoughts.ToString(), signature, IsSealed: false));
        _choice.Thoughts.Clear();
    }

    public override void SealedThinking(string data) => WriteBlock(new("", data, IsSealed: true));

    public override void ToolCall(int call, string id, string name, string? signature)
    {
        var form = _choice.Calls[call] = CallForm.Of(asked, name);
        if (form.IsLegacy)
        {
            WriteLegacy(call, name, "");
            return;
        }
        OpenDelta();
        OpenCall(call);
        Json.WriteString("id"u8, id);
        Json.WriteString("type"u8, form.Type);
        Json.WriteStartObject(form.Type);
        Json.WriteString("name"u8, name);
        Json.WriteString(form.Field, ""u8);
        Json.WriteEndObject();
        ChatAnswerJson.WriteSignature(Json, signature);
        CloseCall();
    }

    public override void ToolArguments(int call, string delta)
    {
        if (delta.Length == 0 || !_choice.Calls.TryGetValue(call, out var form))
        {
            return;
        }
        _choice.Calls[call] = form with { IsFilled = true };
        if (form.IsLegacy)
        {
            WriteLegacy(call, name: null, delta);
            return;
        }
        OpenDelta();
        OpenCall(call);
        Json.WriteStartObject(form.Type);
        Json.WriteString(form.Field, delta);
        Json.WriteEndObject();
        CloseCall();
    }

    public override void Citation(Citation citation)
    {
        OpenDelta();
        if (citation.Address is not null)
        {
            Json.WriteStartArray("annotations"u8);
            ChatAnswerJson.WriteAnnotation(Json, citation, _choice.TextLength);
            Json.WriteEndArray();
        }
        else
        {
            Json.WriteStartObject("provider_specific_fields"u8);
            Json.WritePropertyName("citation"u8);
            ChatAnswerJson.WriteDocumentCitation(Json, citation);
            Json.WriteEndObject();
        }
        CloseDelta();
    }

    public override void Foreign(string dialect, JsonElement block) { }

    public override void LogProbabilities(JsonElement logprobs)
    {
        OpenDelta();
        Json.WriteString("content"u8, ""u8);
        Json.WriteEndObject();
        Json.WritePropertyName("logprobs"u8);
        logprobs.WriteTo(Json);
        Json.WriteNull("finish_reason"u8);
        CloseChoice();
    }

    public override void Stop(StopReason reason, string? native, string? sequence)
    {
        if (_choice.Ended)
        {
            return;
        }
        _choice.Ended = true;
        FillArguments();
        OpenDelta();
        Json.WriteEndObject();
        var word = ChatAnswerJson.FinishReason(reason, _choice.Form);
        Json.WriteNull("logprobs"u8);
        Json.WriteString("finish_reason"u8, word);
        ChatAnswerJson.WriteNative(Json, native, word);
        CloseChoice();
    }

    public override void Complete(in TokenUsage usage)
    {
        foreach (var choice in _choices.Values)
        {
            _choice = choice;
            Stop(StopReason.Done, native: null, sequence: null);
        }
        if (includeUsage)
        {
            OpenChunk();
            Json.WriteEndArray();
            ChatAnswerJson.WriteUsage(Json, usage);
            Send();
        }
        target.Write("data: [DONE]\n\n"u8);
    }

    /// <summary>An empty text is no JSON.</summary>
    private void FillArguments()
    {
        foreach (var (call, form) in _choice.Calls.ToArray())
        {
            if (form is { IsFilled: false, IsCustom: false })
            {
                ToolArguments(call, "{}");
            }
        }
    }

    private void WriteText(ReadOnlySpan<byte> field, string delta)
    {
        if (delta.Length > 0)
        {
            OpenDelta();
            Json.WriteString(field, delta);
            CloseDelta();
        }
    }

    private void WriteBlock(in ThinkingBlock block)
    {
        OpenDelta();
        Json.WriteStartArray("thinking_blocks"u8);
        ChatAnswerJson.WriteBlock(Json, block);
        Json.WriteEndArray();
        CloseDelta();
    }

    /// <summary>The first form of functions: one call, alone in the delta, without an id.</summary>
    private void WriteLegacy(int call, string? name, string arguments)
    {
        if (call > 0)
        {
            return;
        }
        OpenDelta();
        Json.WriteStartObject("function_call"u8);
        if (name is not null)
        {
            Json.WriteString("name"u8, name);
        }
        Json.WriteString("arguments"u8, arguments);
        Json.WriteEndObject();
        CloseDelta();
    }

    private void OpenCall(int call)
    {
        Json.WriteStartArray("tool_calls"u8);
        Json.WriteStartObject();
        Json.WriteNumber("index"u8, call);
    }

    private void CloseCall()
    {
        Json.WriteEndObject();
        Json.WriteEndArray();
        CloseDelta();
    }

    /// <summary>Opens a chunk of the choice; before its first one goes the one with the role.</summary>
    private void OpenDelta()
    {
        if (!_choice.Begun)
        {
            _choice.Begun = true;
            OpenChoice();
            Json.WriteString("role"u8, "assistant"u8);
            Json.WriteString("content"u8, ""u8);
            Json.WriteNull("refusal"u8);
            CloseDelta();
        }
        OpenChoice();
    }

    private void OpenChoice()
    {
        OpenChunk();
        Json.WriteStartObject();
        Json.WriteNumber("index"u8, _choice.Index);
        Json.WriteStartObject("delta"u8);
    }

    private void CloseDelta()
    {
        Json.WriteEndObject();
        Json.WriteNull("logprobs"u8);
        Json.WriteNull("finish_reason"u8);
        CloseChoice();
    }

    private void CloseChoice()
    {
        Json.WriteEndObject();
        Json.WriteEndArray();
        if (includeUsage)
        {
            Json.WriteNull("usage"u8);
        }
        Send();
    }

    private void OpenChunk()
    {
        target.Write("data: "u8);
        Json.Reset(target);
        ChatAnswerJson.WriteHead(Json, _head, "chat.completion.chunk"u8);
        Json.WriteStartArray("choices"u8);
    }

    private void Send()
    {
        Json.WriteEndObject();
        Json.Flush();
        target.Write("\n\n"u8);
    }
}
