using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>Text that one side wrote.</summary>
internal sealed record TextPart(string Text) : Part
{
    /// <summary>Gemini's proof of what it thought before its text; null when there is none.</summary>
    public string? Signature { get; init; }

    /// <summary>The sources of an assistant's text, in the dialect they came in; null when it has none.</summary>
    public JsonElement? Citations { get; init; }
}
