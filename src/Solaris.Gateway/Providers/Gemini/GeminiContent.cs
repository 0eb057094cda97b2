using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>One entry of <c>contents</c>: neighbours of one role are joined, because all results of a turn belong into one.</summary>
internal sealed record GeminiContent(bool IsModel)
{
    /// <summary>The results of all functions of one turn, which come first.</summary>
    public List<ToolResultPart> Results { get; } = [];

    public List<Part> Parts { get; } = [];
}
