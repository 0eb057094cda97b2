namespace Solaris.Conversations;

/// <summary>Whether the model must call a tool.</summary>
internal enum ToolChoiceMode
{
    Auto,
    None,
    Required,
}
