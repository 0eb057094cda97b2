using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>One entry of <c>contents</c>: neighbours of one role are joined, because Google wants them to alternate.</summary>
internal sealed record GeminiContent(bool IsModel)
{
    /// <summary>The results of all functions of one turn, which come first.</summary>
    public List<ToolResultPart> Results { get; } = [];

    public List<Part> Parts { get; } = [];
}
