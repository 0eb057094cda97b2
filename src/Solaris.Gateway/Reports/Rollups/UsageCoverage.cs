namespace Solaris.Reports.Rollups;

/// <summary>Which hours and days are summed up.</summary>
/// <param name="Until">Hours that begin before are, in Unix milliseconds.</param>
/// <param name="Dirty">But for these.</param>
internal sealed record UsageCoverage(long Until, IReadOnlySet<long> Dirty)
{
    /// <summary>Days of <see cref="DaysZone"/> that end until then are summed up.</summary>
    public long DaysUntil { get; init; }

    public TimeZoneInfo? DaysZone { get; init; }

    public bool Has(long hour) => hour < Until && !Dirty.Contains(hour);

    /// <summary>The day that begins at <paramref name="start"/>, when it is summed up; null when there is none.</summary>
    public Period? Day(long start)
    {
        if (DaysZone is null || start >= DaysUntil)
        {
            return null;
        }
        var day = Period.Containing(LimitWindow.Day, start, DaysZone);
        var summed = day.Start == start && day.End <= DaysUntil && UsageHour.Borders(day);
        for (var hour = start; summed && hour < day.End; hour += UsageHour.Length)
        {
            summed = !Dirty.Contains(hour);
        }
        return summed ? day : null;
    }
}
