namespace Solaris.Conversations;

/// <summary>A call the assistant made.</summary>
/// <param name="Arguments">A JSON object as text; never empty.</param>
internal sealed record ToolCallPart(string Id, string Name, string Arguments) : Part
{
    /// <summary>Gemini's thought signature, which must go back on this very part.</summary>
    public string? Signature { get; init; }

    /// <summary>True for OpenAI's custom tools, whose arguments are free text.</summary>
    public bool IsFreeForm { get; init; }
}
