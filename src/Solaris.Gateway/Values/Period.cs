namespace Solaris;

/// <summary>The half-open span [Start, End) of one window, in Unix milliseconds.</summary>
internal readonly record struct Period(long Start, long End)
{
    /// <summary>An end that never comes, for limits without renewal.</summary>
    public const long Never = 253_402_300_799_000; // 9999-12-31T23:59:59Z: still a DateTimeOffset, in every database and client.

    /// <summary>The period of <paramref name="window"/> that holds <paramref name="now"/> in <paramref name="zone"/>.</summary>
    public static Period Containing(LimitWindow window, long now, TimeZoneInfo zone)
    {
        if (window == LimitWindow.Total)
        {
            return new(0, Never);
        }
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(now), zone).Date;
        var (start, end) = window switch
        {
            LimitWindow.Day => (local, local.AddDays(1)),
            LimitWindow.Week => (Monday(local), Monday(local).AddDays(7)),
            _ => (new DateTime(local.Year, local.Month, 1), new DateTime(local.Year, local.Month, 1).AddMonths(1)),
        };
        return new(Instant(start, zone), Instant(end, zone));
    }

    private static DateTime Monday(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Midnight may not exist on the day the clocks go forward: the period then starts at the first minute that does.</summary>
    private static long Instant(DateTime midnight, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
    }
}
