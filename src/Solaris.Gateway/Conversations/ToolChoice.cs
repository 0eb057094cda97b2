using System.Collections.Immutable;

namespace Solaris.Conversations;

/// <summary>Whether the model must call a tool.</summary>
/// <param name="Names">The tools it may choose from; empty for all. One name with <see cref="ToolChoiceMode.Required"/> forces that tool.</param>
internal sealed record ToolChoice(ToolChoiceMode Mode, ImmutableArray<string> Names)
{
    public ToolChoice(ToolChoiceMode mode)
        : this(mode, []) { }
}
