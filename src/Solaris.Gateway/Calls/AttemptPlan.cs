using Solaris.Providers;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>
/// Which deployment to try next. Moving on to one that was not tried is free and immediate; repeats are counted and wait, by
/// the provider's wish or a back-off that doubles, of which a random part is taken so that callers do not come back together.
/// </summary>
internal sealed class AttemptPlan(Route route, RelayOptions options, Func<double> jitter)
{
    private readonly List<Deployment> _open = [.. route.Candidates];
    private readonly Dictionary<Deployment, TimeSpan> _waits = new(ReferenceEqualityComparer.Instance);
    private int _at;
    private int _repeats;
    private bool _repeating;

    public Deployment Current => _open[_at];

    /// <summary>Moves to the next deployment after a failure; false when nothing is left to try.</summary>
    public bool TryNext(AttemptFailure failure, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (failure.Generated || (!failure.MayMoveOn && !failure.MayRepeat))
        {
            return false;
        }
        if (failure.MayRepeat && !(failure.RetryAfter > options.LongestRetryDelay))
        {
            _waits[_open[_at]] = failure.RetryAfter ?? TimeSpan.Zero;
            _at++;
        }
        else
        {
            _open.RemoveAt(_at);
        }
        if (_at < _open.Count && !_repeating)
        {
            return true;
        }
        return TryRepeat(out delay);
    }

    private bool TryRepeat(out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (_open.Count == 0 || _repeats == route.Retries)
        {
            return false;
        }
        _repeating = true;
        _at %= _open.Count;
        var backOff = options.FirstBackOff * Math.Pow(2, Math.Min(_repeats, 10)) * jitter();
        var wished = _waits.GetValueOrDefault(_open[_at]);
        delay = wished > backOff ? wished : backOff;
        delay = delay > options.LongestRetryDelay ? options.LongestRetryDelay : delay;
        _repeats++;
        return true;
    }
}
