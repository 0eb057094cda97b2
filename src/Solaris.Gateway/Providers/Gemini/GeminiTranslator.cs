using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>
/// Reads answers of <c>generateContent</c>. Stops are told at the end: finish reasons come on several chunks of some models, and tool calls
/// before, with or after them.
/// </summary>
internal sealed class GeminiTranslator(Prompt prompt) : AnswerTranslator
{
    private readonly GeminiCandidate?[] _candidates = new GeminiCandidate?[Math.Clamp(prompt.Choices, 1, 128)];
    private string? _blocked;

    public override void ReadEvent(ReadOnlySpan<byte> data, AnswerWriter writer)
    {
        data = data.Trim(" \t"u8);
        if (!data.SequenceEqual("[DONE]"u8))
        {
            Read(data, writer);
        }
    }

    public override void ReadWhole(ReadOnlySpan<byte> body, AnswerWriter writer)
    {
        Read(body, writer);
        End(writer);
    }

    public override void End(AnswerWriter writer)
    {
        var answered = false;
        foreach (var candidate in _candidates)
        {
            candidate?.End(writer);
            answered |= candidate is not null;
        }
        if (!answered)
        {
            writer.Choice(0);
            writer.Stop(_blocked is null ? StopReason.Done : StopReason.Filtered, _blocked, sequence: null);
        }
    }

    private void Read(ReadOnlySpan<byte> json, AnswerWriter writer)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (var chunk in root.EnumerateArray())
            {
                ReadChunk(chunk, writer);
            }
        }
        else
        {
            ReadChunk(root, writer);
        }
    }

    private void ReadChunk(JsonElement chunk, AnswerWriter writer)
    {
        if (chunk.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("An answer is an object.");
        }
        _blocked ??= chunk.Get("promptFeedback")?.Text("blockReason");
        foreach (var candidate in chunk.Items("candidates"))
        {
            var index = candidate.Number("index") ?? 0;
            if (index >= 0 && index < _candidates.Length)
            {
                (_candidates[index] ??= new(index, prompt)).Read(candidate, writer);
            }
        }
    }
}
