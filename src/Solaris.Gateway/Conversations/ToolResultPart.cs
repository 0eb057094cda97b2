using System.Collections.Immutable;

namespace Solaris.Conversations;

/// <summary>What a tool answered. Its content is text, images and documents.</summary>
internal sealed record ToolResultPart(string CallId, ImmutableArray<Part> Content) : Part
{
    public bool IsError { get; init; }

    /// <summary>The tool's name, where the client's dialect says it; else it is found by the call's id.</summary>
    public string? ToolName { get; init; }
}
