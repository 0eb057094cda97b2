using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>What one deployment is doing: calls under way, use of the running minute, and how quick it was.</summary>
internal sealed class DeploymentLoad(DeploymentTerms terms, TimeProvider clock) : IDeploymentLoad
{
    private readonly Lock _gate = new();
    private MinuteCount _requests;
    private MinuteCount _tokens;
    private RunningAverage _firstEvent;
    private RunningAverage _perToken;
    private int _parallel;

    /// <summary>Calls under way.</summary>
    public int Parallel => Volatile.Read(ref _parallel);

    /// <summary>Tokens charged in the running minute.</summary>
    public long TokensAt(long now)
    {
        lock (_gate)
        {
            return _tokens.At(now, clock);
        }
    }

    /// <summary>Seconds to the first event of a stream, or for each token of a whole answer; null when not measured.</summary>
    public double? LatencyAt(long now, bool stream)
    {
        lock (_gate)
        {
            return stream ? _firstEvent.At(now, clock) : _perToken.At(now, clock);
        }
    }

    /// <summary>When a spent limit of a minute is free again, by the clock's timestamp; null when a call may come now.</summary>
    public long? SpentUntil(long now)
    {
        if (!terms.IsLimited)
        {
            return null;
        }
        lock (_gate)
        {
            return Blocked(now);
        }
    }

    /// <summary>Takes a place; false when a limit is spent, which takes none.</summary>
    public bool TryEnter(out TimeSpan wait)
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            if (terms.IsLimited && Blocked(now) is { } until)
            {
                wait = clock.GetElapsedTime(now, until);
                return false;
            }
            _requests.Add(1, now, clock);
            _parallel++;
        }
        wait = TimeSpan.Zero;
        return true;
    }

    public void Answered(TimeSpan elapsed, long? outputTokens)
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            if (outputTokens is null)
            {
                _firstEvent.Add(elapsed.TotalSeconds, now, clock);
            }
            else
            {
                _perToken.Add(elapsed.TotalSeconds / Math.Max(1, outputTokens.Value), now, clock);
            }
        }
    }

    public void Used(long tokens)
    {
        if (tokens > 0)
        {
            lock (_gate)
            {
                _tokens.Add(tokens, clock.GetTimestamp(), clock);
            }
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _parallel--;
        }
    }

    private long? Blocked(long now) =>
        _requests.At(now, clock) >= terms.RequestsPerMinute ? _requests.End(clock)
        : _tokens.At(now, clock) >= terms.TokensPerMinute ? _tokens.End(clock)
        : _parallel >= terms.MaxParallel ? now + clock.TimestampFrequency // A call ends at any time: look again soon.
        : null;
}
