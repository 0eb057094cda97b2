namespace Solaris.RateLimits;

/// <summary>
/// What one key has taken: requests and tokens of the last minute, and calls in flight. While Redis counts for all replicas this
/// is their count as this process last heard it, so that it can go on from there.
/// </summary>
internal sealed class KeyMeter
{
    private readonly Lock _lock = new();
    private MinuteMeter _requests;
    private MinuteMeter _tokens;
    private int _inFlight;
    private bool _alone;
    private long _heardOf;

    /// <summary>Takes from all limits, or from none, by what this process knows and one of <paramref name="replicas"/> may.</summary>
    public RateVerdict Enter(KeyLimits limits, long tokens, int replicas, long now)
    {
        lock (_lock)
        {
            var (denied, wait) = Check(limits, tokens, replicas, now);
            if (denied is null)
            {
                Take(limits, tokens, replicas, now);
                _alone = true;
            }
            return new(denied, wait, Standing(limits, replicas, now));
        }
    }

    /// <summary>What this process knows, for a Redis that may know less.</summary>
    public KnownDebt Debt(long now)
    {
        lock (_lock)
        {
            return new(_requests.Owed(now), _tokens.Owed(now), _alone);
        }
    }

    /// <summary>Takes over what was decided for all replicas.</summary>
    public RateVerdict Adopt(KeyLimits limits, SharedVerdict verdict, long now)
    {
        lock (_lock)
        {
            if (IsNews(verdict.At))
            {
                _alone = false;
                _heardOf = verdict.At;
                _requests.Owe(verdict.RequestTicks, now);
                _tokens.Owe(verdict.TokenTicks, now);
            }
            _inFlight += verdict.Denied is null ? 1 : 0;
            return new(verdict.Denied, verdict.Wait, Standing(limits, replicas: 1, now));
        }
    }

    /// <summary>Ends a call that used <paramref name="surplus"/> tokens fewer than it took.</summary>
    public void Leave(long? tokensPerMinute, long surplus, int replicas, long now)
    {
        lock (_lock)
        {
            _inFlight--;
            if (tokensPerMinute is { } limit && surplus > 0)
            {
                _tokens.Return(limit, surplus, replicas, now);
            }
        }
    }

    /// <summary>Of answers that cross, the later one counts; much earlier is another server's clock.</summary>
    private bool IsNews(long at) => at >= _heardOf || _heardOf - at > TimeSpan.TicksPerSecond;

    private (LimitedBy? Denied, TimeSpan Wait) Check(KeyLimits limits, long tokens, int replicas, long now)
    {
        if (limits.MaxParallel is { } parallel && _inFlight >= Math.Max(1, parallel / replicas))
        {
            return (LimitedBy.Parallel, TimeSpan.FromSeconds(1)); // Nobody knows when a call ends: ask again soon.
        }
        if (
            limits.RequestsPerMinute is { } requests
            && _requests.Wait(requests, 1, replicas, now) is { Ticks: > 0 } forRequests
        )
        {
            return (LimitedBy.Requests, forRequests);
        }
        if (limits.TokensPerMinute is not { } perMinute)
        {
            return (null, TimeSpan.Zero);
        }
        return _tokens.Wait(perMinute, tokens, replicas, now) switch
        {
            null => (LimitedBy.CallTooLarge, TimeSpan.Zero),
            { Ticks: > 0 } forTokens => (LimitedBy.Tokens, forTokens),
            _ => (null, TimeSpan.Zero),
        };
    }

    private void Take(KeyLimits limits, long tokens, int replicas, long now)
    {
        _inFlight++;
        if (limits.RequestsPerMinute is { } requests)
        {
            _requests.Take(requests, 1, replicas, now);
        }
        if (limits.TokensPerMinute is { } perMinute)
        {
            _tokens.Take(perMinute, tokens, replicas, now);
        }
    }

    private RateStanding Standing(KeyLimits limits, int replicas, long now) =>
        new(
            limits.RequestsPerMinute is { } requests ? _requests.Standing(requests, replicas, now) : null,
            limits.TokensPerMinute is { } tokens ? _tokens.Standing(tokens, replicas, now) : null,
            new DateTimeOffset(now, TimeSpan.Zero)
        );
}
