using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>One of an answer's candidates: a choice, in the words of the others.</summary>
internal sealed class GeminiCandidate(int index, Prompt prompt)
{
    private readonly GeminiCalls _calls = new(prompt);
    private readonly GeminiSources _sources = new();
    private string? _finish;
    private string? _finishMessage;
    private bool _hasText;

    public void Read(JsonElement candidate, AnswerWriter writer)
    {
        writer.Choice(index);
        if (candidate.Get("content") is { } content)
        {
            foreach (var part in content.Items("parts"))
            {
                ReadPart(part, writer);
            }
        }
        if (candidate.Get("logprobsResult") is { } probabilities && GeminiLogprobs.Read(probabilities) is { } read)
        {
            writer.LogProbabilities(read);
        }
        _sources.Read(candidate);
        _finish = candidate.Text("finishReason") ?? _finish;
        _finishMessage = candidate.Text("finishMessage") ?? _finishMessage;
    }

    public void End(AnswerWriter writer)
    {
        writer.Choice(index);
        _calls.End(writer);
        _sources.Write(writer);
        var reason = GeminiFinish.Of(_finish, _calls.Any);
        if (reason == StopReason.Filtered && !_hasText && _finishMessage is { } message)
        {
            writer.Refusal(message);
        }
        writer.Stop(reason, _finish, sequence: null);
    }

    private void ReadPart(JsonElement part, AnswerWriter writer)
    {
        if (part.Get("functionCall") is { ValueKind: JsonValueKind.Object } call)
        {
            _calls.Read(call, part.Text("thoughtSignature"), writer);
        }
        else if (part.Get("text") is not null)
        {
            ReadText(part, writer);
        }
        else if (part.ValueKind == JsonValueKind.Object)
        {
            writer.Foreign("gemini", part);
        }
    }

    /// <summary>In streams the proof of a text mostly comes behind it, with an empty one.</summary>
    private void ReadText(JsonElement part, AnswerWriter writer)
    {
        var thought = part.Flag("thought");
        if (part.Text("text") is { } text && thought)
        {
            writer.Thinking(text);
        }
        else if (part.Text("text") is { } said)
        {
            _hasText = true;
            _sources.Follow(said);
            writer.Text(said);
        }
        if (!thought && part.Text("thoughtSignature") is { } signature)
        {
            writer.TextSignature(signature);
        }
    }
}
