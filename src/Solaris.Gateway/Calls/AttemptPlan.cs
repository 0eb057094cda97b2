using System.Collections.Immutable;
using Solaris.Providers;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>
/// Which deployment to try next. Moving on to one that was not tried is free and immediate; repeats are counted and wait, by
/// the provider's wish or a back-off that doubles, of which a random part is taken so that callers do not come back together.
/// A prompt that is too long or filtered goes to the fallbacks for that, once.
/// </summary>
internal sealed class AttemptPlan(Route route, RelayOptions options, Func<double> jitter)
{
    private readonly List<Deployment> _open = [.. route.Candidates];
    private readonly HashSet<(string, string?)> _tried = [];
    private readonly Dictionary<Deployment, TimeSpan> _waits = new(ReferenceEqualityComparer.Instance);
    private int _at;
    private int _own = route.Own;
    private int _repeats;
    private bool _repeating;
    private bool _switched;

    public Deployment Current => _open[_at];

    /// <summary>Moves to the next deployment after a failure; false when nothing is left to try.</summary>
    public bool TryNext(AttemptFailure failure, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        _tried.Add(Name(Current));
        if (failure.Generated)
        {
            return false;
        }
        if (failure.Kind is FailureKind.ContextWindow or FailureKind.ContentPolicy)
        {
            var special = Special(failure.Kind);
            if (!special.IsEmpty || !MayRepeat(failure))
            {
                return TrySwitch(failure.Kind, special);
            }
        }
        if (!failure.MayMoveOn && !MayRepeat(failure))
        {
            return false;
        }
        Leave(failure);
        return (_at < _open.Count && !_repeating) || TryRepeat(failure.Kind, out delay);
    }

    private static (string, string?) Name(Deployment deployment) => (deployment.Id, deployment.UpstreamModel);

    private bool MayRepeat(AttemptFailure failure) =>
        failure.MayRepeat || route.RetriesByKind.GetValueOrDefault(failure.Kind) > 0;

    private void Leave(AttemptFailure failure)
    {
        if (MayRepeat(failure) && !(failure.RetryAfter > options.LongestRetryDelay))
        {
            _waits[_open[_at]] = failure.RetryAfter ?? TimeSpan.Zero;
            _at++;
            return;
        }
        _open.RemoveAt(_at);
        _own -= _at < _own ? 1 : 0;
    }

    /// <summary>
    /// To the fallbacks made for this failure. Without any, a long prompt goes on to the other models of the route; a filtered one
    /// does not, because to try it elsewhere is for the administrator to decide.
    /// </summary>
    private bool TrySwitch(FailureKind kind, ImmutableArray<Deployment> special)
    {
        if (special.IsEmpty && kind == FailureKind.ContextWindow)
        {
            return TrySkipOwn();
        }
        if (_switched)
        {
            _open.RemoveAt(_at);
            return _at < _open.Count;
        }
        (_switched, _repeating, _at, _own) = (true, false, 0, 0);
        _open.Clear();
        AddUntried(special);
        return _open.Count > 0;
    }

    private ImmutableArray<Deployment> Special(FailureKind kind) =>
        kind == FailureKind.ContextWindow ? route.ContextWindow : route.ContentPolicy;

    /// <summary>The group's other deployments are the same model: they take no longer prompt either.</summary>
    private bool TrySkipOwn()
    {
        var skipped = _at < _own ? _own : 1;
        var from = _at < _own ? 0 : _at;
        _open.RemoveRange(from, skipped);
        _at = from;
        _own = _at < _own ? 0 : _own;
        return !_repeating && _at < _open.Count;
    }

    private void AddUntried(ImmutableArray<Deployment> deployments)
    {
        foreach (var deployment in deployments)
        {
            if (!_tried.Contains(Name(deployment)))
            {
                _open.Add(deployment);
            }
        }
    }

    private bool TryRepeat(FailureKind kind, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        var most = route.RetriesByKind.TryGetValue(kind, out var own) ? own : route.Retries;
        if (_open.Count == 0 || _repeats >= most)
        {
            return false;
        }
        _repeating = true;
        _at %= _open.Count;
        var backOff = options.FirstBackOff * Math.Pow(2, Math.Min(_repeats, 10)) * jitter();
        delay = Longest(backOff, _waits.GetValueOrDefault(_open[_at]), route.SmallestWait);
        delay = delay > options.LongestRetryDelay ? options.LongestRetryDelay : delay;
        _repeats++;
        return true;
    }

    private static TimeSpan Longest(TimeSpan first, TimeSpan second, TimeSpan third)
    {
        var longest = first > second ? first : second;
        return longest > third ? longest : third;
    }
}
