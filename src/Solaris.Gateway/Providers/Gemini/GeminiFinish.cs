using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>What Google's finish reasons mean.</summary>
internal static class GeminiFinish
{
    /// <param name="hasCalls">Google says <c>STOP</c> of answers that wait for functions, too.</param>
    public static StopReason Of(string? reason, bool hasCalls) =>
        reason switch
        {
            "MAX_TOKENS" => StopReason.Length,
            "SAFETY"
            or "RECITATION"
            or "BLOCKLIST"
            or "PROHIBITED_CONTENT"
            or "SPII"
            or "LANGUAGE"
            or "MODEL_ARMOR"
            or "IMAGE_SAFETY"
            or "IMAGE_PROHIBITED_CONTENT"
            or "IMAGE_RECITATION" => StopReason.Filtered,
            "MALFORMED_FUNCTION_CALL"
            or "UNEXPECTED_TOOL_CALL"
            or "TOO_MANY_TOOL_CALLS"
            or "MISSING_THOUGHT_SIGNATURE"
            or "MALFORMED_RESPONSE"
            or "OTHER"
            or "IMAGE_OTHER"
            or "NO_IMAGE" => StopReason.Malformed,
            _ => hasCalls ? StopReason.ToolCalls : StopReason.Done,
        };
}
