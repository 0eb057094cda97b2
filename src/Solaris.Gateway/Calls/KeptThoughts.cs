using System.Collections.Immutable;
using Solaris.Conversations;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>What a model thought before a tool call, with its proofs.</summary>
/// <param name="Wire">The API that gave the proof; it means nothing to any other.</param>
/// <param name="Signature">The call's own, as Google gives it.</param>
/// <param name="Thinking">What came before the call, as Anthropic and DeepSeek want it back.</param>
internal sealed record KeptThoughts(Wire Wire, string? Signature, ImmutableArray<ThinkingPart> Thinking)
{
    /// <summary>About what it takes in memory.</summary>
    public long Characters { get; } = (Signature?.Length ?? 0) + Sum(Thinking);

    private static long Sum(ImmutableArray<ThinkingPart> parts)
    {
        var sum = 0L;
        foreach (var part in parts)
        {
            sum += part.Text.Length + (part.Signature?.Length ?? 0) + (part.Sealed?.Length ?? 0);
        }
        return sum;
    }
}
