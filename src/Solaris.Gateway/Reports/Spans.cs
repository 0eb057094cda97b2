namespace Solaris.Reports;

/// <summary>Cuts a time into the hours, days, weeks or months of a zone; a day may have 23 or 25 hours.</summary>
internal static class Spans
{
    private const long Hour = 3_600_000;

    /// <summary>The buckets from <paramref name="from"/> to <paramref name="to"/>, or null when they are more than <paramref name="most"/>.</summary>
    public static List<Period>? Cut(string rollup, long from, long to, TimeZoneInfo zone, int most)
    {
        var spans = new List<Period>();
        for (var at = from; at < to; at = spans[^1].End)
        {
            if (spans.Count == most)
            {
                return null;
            }
            spans.Add(Containing(rollup, at, zone));
        }
        return spans;
    }

    private static Period Containing(string rollup, long at, TimeZoneInfo zone) =>
        rollup switch
        {
            "hour" => HourContaining(at, zone),
            "week" => Period.Containing(LimitWindow.Week, at, zone),
            "month" => Period.Containing(LimitWindow.Month, at, zone),
            _ => Period.Containing(LimitWindow.Day, at, zone),
        };

    /// <summary>By the zone's own clock face: some zones are half an hour off.</summary>
    private static Period HourContaining(long at, TimeZoneInfo zone)
    {
        var offset = (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(at)).TotalMilliseconds;
        var local = at + offset;
        var start = local - (((local % Hour) + Hour) % Hour) - offset;
        return new(start, start + Hour);
    }
}
