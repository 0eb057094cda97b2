using System.Text.Json.Nodes;

namespace Solaris.EndToEnd;

/// <summary>Reads a row of <c>/api/requests</c>.</summary>
internal static class RequestRow
{
    public static TokenUsage Usage(JsonNode row)
    {
        var usage = row["usage"]!;
        return new TokenUsage(
            (long)usage["inputUncached"]!,
            (long)usage["inputCacheRead"]!,
            (long)usage["inputCacheWrite5m"]!,
            (long)usage["inputCacheWrite1h"]!,
            (long)usage["outputTotal"]!,
            (long)usage["outputReasoning"]!,
            (long)usage["audioInput"]!,
            (long)usage["audioOutput"]!
        );
    }
}
