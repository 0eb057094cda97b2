using System.Globalization;

namespace Solaris.Reports;

/// <summary>Reads points in time as people write them in a query.</summary>
internal static class Instants
{
    /// <summary>A date is its first moment in <paramref name="zone"/>; an instant needs an offset or a Z.</summary>
    public static bool TryRead(string text, TimeZoneInfo zone, out long milliseconds)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            // Noon is on that day in every zone's clock; the day's period starts where its first moment is.
            var noon = day.ToDateTime(new TimeOnly(12, 0));
            var instant = new DateTimeOffset(noon, zone.GetUtcOffset(noon)).ToUnixTimeMilliseconds();
            milliseconds = Period.Containing(LimitWindow.Day, instant, zone).Start;
            return true;
        }
        var read = DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        );
        milliseconds = read ? at.ToUnixTimeMilliseconds() : 0;
        return read;
    }
}
