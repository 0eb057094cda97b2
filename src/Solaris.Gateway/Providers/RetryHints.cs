using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Solaris.Providers;

/// <summary>When a provider wants to be asked again: <c>retry-after-ms</c>, <c>retry-after</c>, Google's RetryInfo, or the words of its message.</summary>
internal static partial class RetryHints
{
    /// <summary>Azure sends <c>retry-after-ms: 0</c> beside <c>retry-after: 1</c>: the larger one counts.</summary>
    public static TimeSpan? InHeaders(HttpResponseHeaders headers, TimeProvider clock)
    {
        TimeSpan? inMilliseconds = Number(headers, "retry-after-ms") is { } milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
        var plain = headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
        var longest = inMilliseconds > plain ? inMilliseconds : plain ?? inMilliseconds;
        return longest < TimeSpan.Zero ? TimeSpan.Zero : longest;
    }

    /// <summary><c>x-should-retry</c> overrides what the status says.</summary>
    public static bool? ShouldRetry(HttpResponseHeaders headers) =>
        headers.TryGetValues("x-should-retry", out var values) && bool.TryParse(string.Concat(values), out var should)
            ? should
            : null;

    /// <summary>Null too when the machine has no time to look.</summary>
    public static TimeSpan? InBody(JsonElement error, string? message)
    {
        try
        {
            return InDetails(error) ?? InWords(message);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static TimeSpan? InDetails(JsonElement error)
    {
        if (error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Array)
        {
            foreach (var detail in details.EnumerateArray())
            {
                if (
                    detail.ValueKind == JsonValueKind.Object
                    && detail.TryGetProperty("retryDelay", out var delay)
                    && delay.ValueKind == JsonValueKind.String
                )
                {
                    return Duration(delay.GetString() ?? "");
                }
            }
        }
        return null;
    }

    private static TimeSpan? InWords(string? message) =>
        message is not null && TryAgain().Match(message) is { Success: true } found
            ? Duration(found.Groups["wait"].Value)
            : null;

    /// <summary>Go's durations, as OpenAI and Google write them: <c>20s</c>, <c>6m0s</c>, <c>120ms</c>, <c>34.4s</c>.</summary>
    private static TimeSpan? Duration(string text)
    {
        double seconds = 0;
        var parts = DurationPart().Matches(text);
        foreach (Match part in parts)
        {
            var value = double.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            seconds += part.Groups["unit"].ValueSpan switch
            {
                "ms" => value / 1000,
                "s" => value,
                "m" => value * 60,
                _ => value * 3600,
            };
        }
        return parts.Count > 0 && seconds < TimeSpan.FromDays(1).TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(string.Concat(values), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and < 86_400_000
            ? number
            : null;

    [GeneratedRegex(
        @"try again in (?<wait>(?:\d{1,6}(?:\.\d{1,9})?(?:ms|s|m|h))+)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex TryAgain();

    [GeneratedRegex(
        @"(?<number>\d{1,6}(?:\.\d{1,9})?)(?<unit>ms|s|m|h)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex DurationPart();
}
