using System.Globalization;

namespace Solaris.RateLimits;

/// <summary>Writes <c>x-ratelimit-*</c> as OpenAI does, with reset times as Go durations (<c>6m0s</c>, <c>1.5s</c>, <c>120ms</c>).</summary>
internal static class RateHeaders
{
    public static void Write(IHeaderDictionary headers, RateStanding standing)
    {
        if (standing.Requests is { } requests)
        {
            headers["x-ratelimit-limit-requests"] = Text(requests.Limit);
            headers["x-ratelimit-remaining-requests"] = Text(requests.Remaining);
            headers["x-ratelimit-reset-requests"] = Duration(requests.Reset);
        }
        if (standing.Tokens is { } tokens)
        {
            headers["x-ratelimit-limit-tokens"] = Text(tokens.Limit);
            headers["x-ratelimit-remaining-tokens"] = Text(tokens.Remaining);
            headers["x-ratelimit-reset-tokens"] = Duration(tokens.Reset);
        }
    }

    /// <summary>Rounded up to milliseconds: whoever waits this long does not come too early.</summary>
    public static string Duration(TimeSpan time)
    {
        var milliseconds = (time.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        if (milliseconds < 1_000)
        {
            return milliseconds == 0 ? "0s" : string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms");
        }
        var (minutes, rest) = Math.DivRem(milliseconds, 60_000);
        var seconds = (rest / 1_000m).ToString("0.###", CultureInfo.InvariantCulture);
        return minutes == 0 ? $"{seconds}s" : string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}s");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
