namespace Solaris.RateLimits;

/// <summary>One call's place in its key's meter; given back once.</summary>
internal sealed class RatePlace(
    KeyMeter meter,
    TimeProvider clock,
    long? tokensPerMinute,
    long taken,
    RateStanding standing
)
{
    private long _surplus;
    private int _left;

    public RateStanding Standing => standing;

    public void Used(long tokens) => Volatile.Write(ref _surplus, taken - Math.Max(0, tokens));

    public void Leave()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            meter.Leave(tokensPerMinute, Volatile.Read(ref _surplus), clock.GetUtcNow().Ticks);
        }
    }
}
