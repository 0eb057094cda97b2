namespace Solaris.RateLimits;

/// <summary>
/// A limit per minute by the generic cell rate algorithm: one number, the time at which everything taken will have been
/// earned back. A whole minute's worth may be taken at once; after that it comes back evenly. Among <c>replicas</c> that do
/// not hear of each other each counts what it takes that many times, so that together they stay within the limit.
/// </summary>
/// <remarks>Not synchronised: its <see cref="KeyMeter"/> is.</remarks>
internal struct MinuteMeter
{
    private long _paidAt;

    /// <summary>How long until <paramref name="amount"/> fits; zero when it does, and null when it never will.</summary>
    public readonly TimeSpan? Wait(long limit, long amount, int replicas, long now)
    {
        if (amount > limit)
        {
            return null;
        }
        var cost = Cost(limit, amount, replicas);
        // What is more than this replica's part goes alone: it could never pass otherwise.
        var most = Math.Max(0, TimeSpan.TicksPerMinute - cost);
        var wait = Owed(now) - most;
        return wait > 0 ? TimeSpan.FromTicks(wait) : TimeSpan.Zero;
    }

    public void Take(long limit, long amount, int replicas, long now) =>
        _paidAt = Math.Max(_paidAt, now) + Cost(limit, amount, replicas);

    public void Return(long limit, long amount, int replicas, long now) =>
        _paidAt = Math.Max(now, _paidAt - Cost(limit, amount, replicas));

    /// <summary>Ticks until the limit is whole again.</summary>
    public readonly long Owed(long now) => Math.Max(0, _paidAt - now);

    /// <summary>Takes over what all replicas together owe.</summary>
    public void Owe(long ticks, long now) => _paidAt = now + ticks;

    public readonly RateWindow Standing(long limit, int replicas, long now)
    {
        var owed = Owed(now);
        var free = Math.Max(0, TimeSpan.TicksPerMinute - owed);
        var remaining = (Int128)free * limit / TimeSpan.TicksPerMinute / replicas;
        return new(limit, (long)remaining, TimeSpan.FromTicks(owed));
    }

    /// <summary>Ticks that earn the amount back. Rounded down, so that a whole minute's worth fits however it is cut.</summary>
    public static long Cost(long limit, long amount, int replicas = 1) =>
        (long)((Int128)amount * TimeSpan.TicksPerMinute * replicas / limit);
}
