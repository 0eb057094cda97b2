namespace Solaris.Conversations;

/// <summary>What a model thought before it answered. It goes back unchanged, or not at all.</summary>
internal sealed record ThinkingPart(string Text) : Part
{
    /// <summary>The provider's proof that it wrote this; null when it gives none.</summary>
    public string? Signature { get; init; }

    /// <summary>Thoughts that only the provider can read (Anthropic's <c>redacted_thinking</c>, OpenAI's <c>encrypted_content</c>).</summary>
    public string? Sealed { get; init; }
}
