using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Calls;

/// <summary>Puts the proofs of thoughts on the shelf while an answer passes to its real writer.</summary>
internal sealed class KeepingWriter(AnswerWriter writer, ThoughtPlace place) : AnswerWriter
{
    /// <summary>Longer thoughts are not kept: they could not be sent back unchanged.</summary>
    private const int LongestThought = 256 * 1024;

    private const int MostThoughts = 64;

    private readonly StringBuilder _thought = new();
    private readonly TextDigest? _text = place.Wire.ProvesTexts ? new() : null;
    private ImmutableArray<ThinkingPart> _thinking = [];
    private string? _textSignature;
    private int _choice;

    public override void Begin(AnswerHead head) => writer.Begin(head);

    public override void Choice(int index)
    {
        if (index != _choice)
        {
            _choice = index; // Choices that interleave mix their thoughts: none is kept.
            _thought.Clear();
            _thinking = [];
            _text?.Spoil();
        }
        writer.Choice(index);
    }

    public override void Text(string delta)
    {
        _text?.Add(delta);
        writer.Text(delta);
    }

    public override void TextSignature(string signature)
    {
        _textSignature = signature;
        writer.TextSignature(signature);
    }

    public override void Refusal(string delta) => writer.Refusal(delta);

    public override void Thinking(string delta)
    {
        if (_thought.Length <= LongestThought)
        {
            _thought.Append(delta);
        }
        writer.Thinking(delta);
    }

    public override void ThinkingSignature(string signature)
    {
        if (_thought.Length <= LongestThought)
        {
            Add(new(_thought.ToString()) { Signature = signature });
        }
        _thought.Clear();
        writer.ThinkingSignature(signature);
    }

    public override void SealedThinking(string data)
    {
        Add(new("") { Sealed = data });
        writer.SealedThinking(data);
    }

    public override void ToolCall(int call, string id, string name, string? signature)
    {
        EndThought();
        if (signature is not null || !_thinking.IsEmpty)
        {
            place.Keep(id, signature, _thinking);
        }
        writer.ToolCall(call, id, name, signature);
    }

    public override void ToolArguments(int call, string delta) => writer.ToolArguments(call, delta);

    public override void Citation(Citation citation) => writer.Citation(citation);

    public override void Foreign(string dialect, JsonElement block) => writer.Foreign(dialect, block);

    public override void LogProbabilities(JsonElement logprobs) => writer.LogProbabilities(logprobs);

    public override void Stop(StopReason reason, string? native, string? sequence)
    {
        if (_textSignature is not null && _text?.End() is { } key)
        {
            place.Keep(key, _textSignature, []);
        }
        writer.Stop(reason, native, sequence);
    }

    public override void Complete(in TokenUsage usage) => writer.Complete(usage);

    public override bool TryFail(in AnswerFault fault) => writer.TryFail(fault);

    /// <summary>Vendors of the chat dialect prove nothing, but some want their thoughts back all the same.</summary>
    private void EndThought()
    {
        if (_thought.Length is > 0 and <= LongestThought)
        {
            Add(new(_thought.ToString()));
        }
        _thought.Clear();
    }

    private void Add(ThinkingPart thinking)
    {
        if (_thinking.Length < MostThoughts)
        {
            _thinking = _thinking.Add(thinking);
        }
    }
}
