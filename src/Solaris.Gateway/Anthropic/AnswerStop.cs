using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>Why an answer ended, in Anthropic's words.</summary>
/// <param name="Sequence">The stop sequence that was met; null for none.</param>
internal sealed record AnswerStop(string Reason, string? Sequence)
{
    /// <summary>For an answer that ended without a reason.</summary>
    public static readonly AnswerStop Unknown = new("end_turn", null);

    /// <param name="native">The provider's own word, which stays when it is Anthropic's.</param>
    /// <param name="hasCalls">Some providers say that they are done when they wait for tools; agents then would not go on.</param>
    public static AnswerStop Of(StopReason reason, string? native, string? sequence, bool hasCalls) =>
        new(IsAnthropic(native) ? native! : Word(reason, hasCalls), sequence);

    private static string Word(StopReason reason, bool hasCalls) =>
        reason switch
        {
            StopReason.ToolCalls => "tool_use",
            StopReason.StopSequence => "stop_sequence",
            StopReason.Length => "max_tokens",
            StopReason.Filtered => "refusal",
            StopReason.Paused => "pause_turn",
            StopReason.Done when hasCalls => "tool_use",
            _ => "end_turn",
        };

    private static bool IsAnthropic(string? native) =>
        native
            is "end_turn"
                or "max_tokens"
                or "stop_sequence"
                or "tool_use"
                or "pause_turn"
                or "refusal"
                or "compaction"
                or "model_context_window_exceeded";
}
