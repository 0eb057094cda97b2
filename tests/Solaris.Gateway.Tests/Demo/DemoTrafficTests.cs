namespace Solaris.Demo;

public sealed class DemoTrafficTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);
    private static readonly DemoCaller[] Callers =
    [
        new(new(default, default, new(Guid.Empty), Team: null), Calls: 20, Large: 5),
        new(new(default, default, User: null, Team: null), Calls: 10, Large: 5),
    ];

    [Fact]
    public void The_same_days_give_the_same_calls_each_before_the_next_and_none_to_come()
    {
        var calls = Calls(Now);

        Assert.Equal(calls, Calls(Now));
        Assert.Equal(calls.OrderBy(call => call.At), calls);
        Assert.All(calls, call => Assert.True(call.At < Now.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public void Weekends_are_quiet()
    {
        var days = Calls(Now).GroupBy(call => Day(call.At).DayOfWeek).ToDictionary(day => day.Key, day => day.Count());

        Assert.True(days[DayOfWeek.Sunday] < days[DayOfWeek.Saturday]);
        Assert.True(days[DayOfWeek.Saturday] * 3 < days[DayOfWeek.Wednesday]);
    }

    private static List<PastCall> Calls(DateTimeOffset now) => [.. DemoTraffic.Until(now, Zone, Callers)];

    private static DateTime Day(long at) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), Zone).Date;
}
