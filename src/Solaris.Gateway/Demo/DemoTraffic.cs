namespace Solaris.Demo;

/// <summary>
/// Two months of calls as an office makes them: by day, less on Fridays, hardly on weekends, a little more each week. The same
/// days give the same calls.
/// </summary>
internal static class DemoTraffic
{
    public const int Days = 62;

    /// <summary>The day, counted back from today, on which a program of engineering did too much.</summary>
    private const int BusyDay = 6;

    private const int Seed = 20_260;
    private const int HourMilliseconds = 3_600_000;

    /// <summary>How many of a day's calls begin in each hour.</summary>
    private static readonly int[] Hours =
    [
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        3,
        8,
        12,
        13,
        11,
        5,
        8,
        12,
        13,
        11,
        8,
        4,
        2,
        1,
        1,
        0,
        0,
    ];

    /// <param name="now">Calls after it are left out.</param>
    public static IEnumerable<PastCall> Until(DateTimeOffset now, TimeZoneInfo zone, IReadOnlyList<DemoCaller> callers)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        for (var back = Days; back >= 0; back--)
        {
            var day = today.AddDays(-back);
            var random = new Random(Seed + back);
            var calls = callers.SelectMany(caller => OfDay(caller, day, back, zone, random)).ToList();
            foreach (var call in calls.Where(call => call.At < now.ToUnixTimeMilliseconds()).OrderBy(call => call.At))
            {
                yield return call;
            }
        }
    }

    private static IEnumerable<PastCall> OfDay(
        DemoCaller caller,
        DateTime day,
        int back,
        TimeZoneInfo zone,
        Random random
    )
    {
        var percent = Share(day.DayOfWeek) * (116 - (back / 2)) / 100;
        var usual = caller.Calls * (caller.IsProgram && back == BusyDay ? 4 : 1);
        var count = ((usual * percent) + random.Next(100)) / 100;
        for (var i = 0; i < count; i++)
        {
            var local = day.AddMilliseconds(Moment(caller, random));
            if (!zone.IsInvalidTime(local))
            {
                yield return Call(caller, new(local, zone.GetUtcOffset(local)), random);
            }
        }
    }

    /// <summary>Percent of a usual day.</summary>
    private static int Share(DayOfWeek day) =>
        day switch
        {
            DayOfWeek.Saturday => 18,
            DayOfWeek.Sunday => 9,
            DayOfWeek.Friday => 85,
            DayOfWeek.Tuesday or DayOfWeek.Wednesday => 112,
            _ => 100,
        };

    private static int Moment(DemoCaller caller, Random random)
    {
        var hour = caller.IsProgram ? random.Next(2, 5) : Hour(random);
        return (hour * HourMilliseconds) + random.Next(HourMilliseconds);
    }

    private static int Hour(Random random)
    {
        var (left, hour) = (random.Next(Hours.Sum()), 0);
        while (left >= Hours[hour])
        {
            left -= Hours[hour++];
        }
        return hour;
    }

    private static PastCall Call(DemoCaller caller, DateTimeOffset at, Random random)
    {
        var large = random.Next(10) < caller.Large;
        var input = 200 + random.Next(1_400) + (random.Next(5) == 0 ? random.Next(9_000) : 0);
        var cached = random.Next(4) == 0 ? random.Next(300, 3_000) : 0;
        var output = 60 + random.Next(700) + (random.Next(6) == 0 ? random.Next(1_500) : 0);
        var milliseconds = 250 + (output * (large ? 6 : 2)) + random.Next(900);
        return new(
            at.ToUnixTimeMilliseconds(),
            caller.Origin,
            large ? "solaris-demo" : "solaris-demo-fast",
            input,
            cached,
            output,
            Outcome(random.Next(1_000)),
            milliseconds
        );
    }

    private static PastOutcome Outcome(int chance) =>
        chance switch
        {
            < 6 => PastOutcome.Overloaded,
            < 14 => PastOutcome.Left,
            < 17 => PastOutcome.TooFast,
            _ => PastOutcome.Answered,
        };
}
