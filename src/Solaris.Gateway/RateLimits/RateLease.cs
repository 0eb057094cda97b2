namespace Solaris.RateLimits;

/// <summary>A call's place among the calls of its key. The default value holds nothing. Copies share the place: it is given back once.</summary>
internal readonly struct RateLease : IDisposable
{
    private readonly RatePlace? _place;
    private readonly RateStanding _standing;

    public RateLease(RatePlace place)
    {
        _place = place;
        _standing = place.Standing;
    }

    /// <summary>Of a call that was turned away.</summary>
    public RateLease(RateStanding standing) => _standing = standing;

    /// <summary>How the key's limits stand, for the answer's headers: also when the call was turned away.</summary>
    public RateStanding Standing => _standing;

    /// <summary>Tells how many tokens the call used in the end; what it took beyond them goes back when the lease is disposed.</summary>
    public void Used(long tokens) => _place?.Used(tokens);

    public void Dispose() => _place?.Leave();
}
