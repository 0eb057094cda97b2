namespace Solaris.RateLimits;

/// <summary>One call's place in its key's meters; given back once.</summary>
internal sealed class RatePlace(KeyMeter meter, TimeProvider clock, KeyLimits limits, long taken, RateStanding standing)
{
    private long _surplus;
    private int _left;

    public RateStanding Standing => standing;

    /// <summary>Among how many replicas this one decided it; 1 when it was decided for all.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Null when Redis was not asked.</summary>
    public SharedPlace? Shared { get; init; }

    public void Used(long tokens) => Volatile.Write(ref _surplus, taken - Math.Max(0, tokens));

    public void Leave()
    {
        if (Interlocked.Exchange(ref _left, 1) != 0)
        {
            return;
        }
        var surplus = Math.Max(0, Volatile.Read(ref _surplus));
        meter.Leave(limits.TokensPerMinute, surplus, Replicas, clock.GetUtcNow().Ticks);
        Shared?.Leave(limits.TokensPerMinute is { } limit ? MinuteMeter.Cost(limit, surplus) : 0);
    }
}
