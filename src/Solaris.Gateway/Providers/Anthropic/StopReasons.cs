using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>What Anthropic's <c>stop_reason</c> means.</summary>
internal static class StopReasons
{
    public static StopReason Of(string native) =>
        native switch
        {
            "stop_sequence" => StopReason.StopSequence,
            "max_tokens" or "model_context_window_exceeded" => StopReason.Length,
            "tool_use" => StopReason.ToolCalls,
            "refusal" => StopReason.Filtered,
            "pause_turn" or "compaction" => StopReason.Paused,
            _ => StopReason.Done,
        };
}
