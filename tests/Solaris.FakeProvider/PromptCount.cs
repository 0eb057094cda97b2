using System.Text;
using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>
/// Counts input: a token for every four bytes of text, three for every message, 85 for every picture. Never more
/// than the bytes of the body, like a real byte-level tokenizer.
/// </summary>
internal static class PromptCount
{
    private const int Picture = 85;

    public static long Of(FakeCall call)
    {
        if (call.Script.Number("prompt") is { } scripted)
        {
            return scripted;
        }
        long count = 0;
        foreach (var name in (string[])["system", "messages", "prompt", "instructions", "input", "tools"])
        {
            if (call.Body.TryGetProperty(name, out var value))
            {
                count += Count(value);
            }
        }
        return Math.Max(1, count);
    }

    /// <summary>Numbers are token ids when they stand in an array.</summary>
    private static long Count(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => CountText(element.GetString() ?? ""),
            JsonValueKind.Number => 1,
            JsonValueKind.Array => element.EnumerateArray().Sum(Count),
            JsonValueKind.Object => element.EnumerateObject().Sum(property => Count(property.Value))
                + (element.TryGetProperty("role", out _) ? 3 : 0),
            _ => 0,
        };

    private static long CountText(string text) =>
        text.StartsWith("data:", StringComparison.Ordinal) ? Picture : (Encoding.UTF8.GetByteCount(text) + 3) / 4;
}
