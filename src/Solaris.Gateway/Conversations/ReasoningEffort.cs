namespace Solaris.Conversations;

/// <summary>OpenAI's words for how much a model thinks.</summary>
internal enum ReasoningEffort
{
    None,
    Minimal,
    Low,
    Medium,
    High,
    ExtraHigh,
    Max,
}
