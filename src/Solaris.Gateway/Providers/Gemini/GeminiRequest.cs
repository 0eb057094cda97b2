using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>One prompt on its way to <c>generateContent</c>.</summary>
/// <param name="IsVertex">Vertex fetches addresses itself and gives log probabilities; AI Studio knows ids of function calls.</param>
internal sealed record GeminiRequest(Prompt Prompt, GeminiModel Model, bool IsVertex, TranslationNotes Notes)
{
    /// <summary>The deployment's traits go before the name's.</summary>
    public bool Thinks { get; init; }
}
