using System.Collections.Immutable;
using System.Text;
using Solaris.Conversations;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>The part of the shelf that one call sees: its caller's, for the API it goes to.</summary>
internal sealed record ThoughtPlace(ThoughtShelf Shelf, CallOrigin Origin, Wire Wire)
{
    public void Keep(string call, string? signature, ImmutableArray<ThinkingPart> thinking) =>
        Shelf.Keep(new(Origin, call), new(Wire, signature, thinking));

    /// <summary>Gives the tool calls of <paramref name="prompt"/> back what their client could not keep. What it did keep goes first.</summary>
    public Prompt Complete(Prompt prompt)
    {
        ImmutableArray<Turn>.Builder? turns = null;
        for (var i = 0; i < prompt.Turns.Length; i++)
        {
            var turn = prompt.Turns[i];
            if (turn.Role == TurnRole.Assistant && Complete(turn.Parts) is { } parts)
            {
                turns ??= prompt.Turns.ToBuilder();
                turns[i] = turn with { Parts = parts };
            }
        }
        return turns is null ? prompt : prompt with { Turns = turns.ToImmutable() };
    }

    /// <summary>Null when nothing is missing, or known. Thoughts that came back without their proof are replaced.</summary>
    private ImmutableArray<Part>? Complete(ImmutableArray<Part> parts)
    {
        ImmutableArray<Part>.Builder? completed = null;
        var thinking = ImmutableArray<ThinkingPart>.Empty;
        var proved = false;
        for (var i = 0; i < parts.Length; i++)
        {
            proved |= parts[i] is ThinkingPart thought && (thought.Signature ?? thought.Sealed) is not null;
            if (parts[i] is not ToolCallPart call || Find(call.Id) is not { } kept)
            {
                continue;
            }
            thinking = thinking.IsEmpty ? kept.Thinking : thinking;
            if (call.Signature is null && kept.Signature is not null)
            {
                completed ??= parts.ToBuilder();
                completed[i] = call with { Signature = kept.Signature };
            }
        }
        if (!proved && !thinking.IsEmpty)
        {
            completed ??= parts.ToBuilder();
            completed.RemoveAll(static part => part is ThinkingPart);
            completed.InsertRange(0, thinking.CastArray<Part>());
        }
        return Proved(completed?.ToImmutable() ?? parts) ?? completed?.ToImmutable();
    }

    /// <summary>The parts with the proof of their text on its last piece; null when none is known.</summary>
    private ImmutableArray<Part>? Proved(ImmutableArray<Part> parts)
    {
        if (!Wire.ProvesTexts)
        {
            return null;
        }
        var (all, last) = (new StringBuilder(), -1);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is TextPart { Signature: null } text)
            {
                all.Append(text.Text);
                last = i;
            }
        }
        return last >= 0 && Find(TextDigest.Of(all.ToString())) is { Signature: { } signature }
            ? parts.SetItem(last, (TextPart)parts[last] with { Signature = signature })
            : null;
    }

    private KeptThoughts? Find(string call) =>
        Shelf.Find(new(Origin, call)) is { } kept && kept.Wire == Wire ? kept : null;
}
