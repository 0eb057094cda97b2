namespace Solaris.Anthropic;

/// <summary>The kinds of blocks in an answer.</summary>
internal enum BlockKind
{
    Text,
    Thinking,

    /// <summary><c>redacted_thinking</c></summary>
    SealedThinking,
    ToolUse,

    /// <summary>A block as Anthropic sent it, such as the result of its own search.</summary>
    Foreign,
}
