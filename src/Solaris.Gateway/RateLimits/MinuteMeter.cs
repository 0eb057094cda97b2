namespace Solaris.RateLimits;

/// <summary>
/// A limit per minute by the generic cell rate algorithm: one number, the time at which everything taken will have been
/// earned back. A whole minute's worth may be taken at once; after that it comes back evenly.
/// </summary>
/// <remarks>Not synchronised: its <see cref="KeyMeter"/> is.</remarks>
internal struct MinuteMeter
{
    private long _paidAt;

    /// <summary>How long until <paramref name="amount"/> fits; zero when it does, and null when it never will.</summary>
    public readonly TimeSpan? Wait(long limit, long amount, long now)
    {
        if (amount > limit)
        {
            return null;
        }
        var wait = Math.Max(_paidAt, now) + Cost(limit, amount) - now - TimeSpan.TicksPerMinute;
        return wait > 0 ? TimeSpan.FromTicks(wait) : TimeSpan.Zero;
    }

    public void Take(long limit, long amount, long now) => _paidAt = Math.Max(_paidAt, now) + Cost(limit, amount);

    public void Return(long limit, long amount, long now) => _paidAt = Math.Max(now, _paidAt - Cost(limit, amount));

    public readonly RateWindow Standing(long limit, long now)
    {
        var owed = Math.Max(0, _paidAt - now);
        var free = Math.Max(0, TimeSpan.TicksPerMinute - owed);
        return new(limit, (long)((Int128)free * limit / TimeSpan.TicksPerMinute), TimeSpan.FromTicks(owed));
    }

    /// <summary>Rounded down, so that a whole minute's worth fits however it is cut.</summary>
    private static long Cost(long limit, long amount) => (long)((Int128)amount * TimeSpan.TicksPerMinute / limit);
}
