namespace Solaris.RateLimits;

/// <summary>What one key has taken: requests and tokens of the last minute, and calls in flight.</summary>
internal sealed class KeyMeter
{
    private readonly Lock _lock = new();
    private MinuteMeter _requests;
    private MinuteMeter _tokens;
    private int _inFlight;

    /// <summary>Takes from all limits, or from none.</summary>
    public RateVerdict Enter(KeyLimits limits, long tokens, long now)
    {
        lock (_lock)
        {
            var (denied, wait) = Check(limits, tokens, now);
            if (denied is null)
            {
                Take(limits, tokens, now);
            }
            return new(denied, wait, Standing(limits, now));
        }
    }

    /// <summary>Ends a call that used <paramref name="surplus"/> tokens fewer than it took.</summary>
    public void Leave(long? tokensPerMinute, long surplus, long now)
    {
        lock (_lock)
        {
            _inFlight--;
            if (tokensPerMinute is { } limit && surplus > 0)
            {
                _tokens.Return(limit, surplus, now);
            }
        }
    }

    private (LimitedBy? Denied, TimeSpan Wait) Check(KeyLimits limits, long tokens, long now)
    {
        if (_inFlight >= limits.MaxParallel)
        {
            return (LimitedBy.Parallel, TimeSpan.FromSeconds(1)); // Nobody knows when a call ends: ask again soon.
        }
        if (limits.RequestsPerMinute is { } requests && _requests.Wait(requests, 1, now) is { Ticks: > 0 } forRequests)
        {
            return (LimitedBy.Requests, forRequests);
        }
        if (limits.TokensPerMinute is not { } perMinute)
        {
            return (null, TimeSpan.Zero);
        }
        return _tokens.Wait(perMinute, tokens, now) switch
        {
            null => (LimitedBy.CallTooLarge, TimeSpan.Zero),
            { Ticks: > 0 } forTokens => (LimitedBy.Tokens, forTokens),
            _ => (null, TimeSpan.Zero),
        };
    }

    private void Take(KeyLimits limits, long tokens, long now)
    {
        _inFlight++;
        if (limits.RequestsPerMinute is { } requests)
        {
            _requests.Take(requests, 1, now);
        }
        if (limits.TokensPerMinute is { } perMinute)
        {
            _tokens.Take(perMinute, tokens, now);
        }
    }

    private RateStanding Standing(KeyLimits limits, long now) =>
        new(
            limits.RequestsPerMinute is { } requests ? _requests.Standing(requests, now) : null,
            limits.TokensPerMinute is { } tokens ? _tokens.Standing(tokens, now) : null,
            new DateTimeOffset(now, TimeSpan.Zero)
        );
}
