namespace Solaris;

/// <summary>
/// The hours, of UTC, in which reports are summed up. Rows of calls come when calls end, in the hour in which they began: an
/// hour is summed up once every usual call has ended, and a row that comes later says so.
/// </summary>
internal static class UsageHour
{
    /// <summary>In milliseconds, as all here.</summary>
    public const long Length = 3_600_000;

    /// <summary>Rows of calls that began longer ago are late; a hold lives for four hours.</summary>
    public const long LateAfter = 4 * Length + Length / 2;

    /// <summary>An hour is summed up this long after its end: half an hour more than any commit takes.</summary>
    public const long ClosedAfter = 5 * Length;

    /// <summary>True when a time begins and ends with an hour.</summary>
    public static bool Borders(Period time) => time.Start % Length == 0 && time.End % Length == 0;

    public static long Of(long milliseconds) => milliseconds - (((milliseconds % Length) + Length) % Length);
}
