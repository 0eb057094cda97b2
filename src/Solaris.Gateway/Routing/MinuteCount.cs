namespace Solaris.Routing;

/// <summary>A sum that starts anew a minute after its first addition. Not safe for several threads.</summary>
internal struct MinuteCount
{
    private long _start;
    private long _sum;

    public readonly long At(long now, TimeProvider clock) => IsOver(now, clock) ? 0 : _sum;

    public void Add(long amount, long now, TimeProvider clock)
    {
        if (_sum == 0 || IsOver(now, clock))
        {
            (_start, _sum) = (now, 0);
        }
        _sum = checked(_sum + amount);
    }

    /// <summary>When the sum is 0 again, by the clock's timestamp.</summary>
    public readonly long End(TimeProvider clock) => _start + (60 * clock.TimestampFrequency);

    private readonly bool IsOver(long now, TimeProvider clock) => now >= End(clock);
}
