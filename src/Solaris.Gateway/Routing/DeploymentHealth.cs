using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>
/// Whether one deployment is worth trying: failures in a row, or in most of its calls of a minute, let it cool down for a while.
/// </summary>
internal sealed class DeploymentHealth(TimeProvider clock)
{
    /// <summary>Fewer failures say nothing about a rate.</summary>
    private const int FewestForRate = 5;

    /// <summary>A provider may ask for a day of silence; a router that believes it forgets the deployment.</summary>
    private static readonly TimeSpan LongestCooldown = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private int _inRow;
    private int _failures;
    private int _successes;
    private long _firstFailure;
    private long _returnsAt;

    /// <summary>The clock's timestamp from which it is tried again; in the past when it does not cool.</summary>
    public long ReturnsAt => Volatile.Read(ref _returnsAt);

    public bool IsCoolingAt(long timestamp) => ReturnsAt > timestamp;

    public void Succeeded()
    {
        if (Volatile.Read(ref _failures) == 0)
        {
            return; // The usual case takes no lock.
        }
        lock (_gate)
        {
            _inRow = 0;
            _successes++;
            Forget(clock.GetTimestamp());
        }
    }

    /// <summary>Counts a failure; true when the deployment starts to cool down because of it. The provider's own wait is believed at once.</summary>
    public bool Failed(AttemptFailure failure, RoutingSettings settings, TimeSpan cooldown)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            Forget(now);
            _firstFailure = _failures == 0 ? now : _firstFailure;
            _failures++;
            _inRow++;
            var allowed = settings.AllowedFailsByKind.GetValueOrDefault(failure.Kind, settings.AllowedFails);
            var tooMany =
                _inRow > allowed || (_failures >= FewestForRate && _failures > _successes && _failures > allowed);
            return settings.MayCool
                && (failure.RetryAfter is not null || tooMany)
                && Cool(now, failure.RetryAfter ?? cooldown);
        }
    }

    /// <summary>Lets it rest whatever it does in calls.</summary>
    public void Rest(TimeSpan pause)
    {
        lock (_gate)
        {
            Cool(clock.GetTimestamp(), pause);
        }
    }

    private void Forget(long now)
    {
        if (_failures > 0 && clock.GetElapsedTime(_firstFailure, now) > Window)
        {
            (_failures, _successes, _inRow) = (0, 0, 0);
        }
    }

    private bool Cool(long now, TimeSpan wanted)
    {
        var pause = wanted < LongestCooldown ? wanted : LongestCooldown;
        if (pause <= TimeSpan.Zero)
        {
            return false;
        }
        (_failures, _successes, _inRow) = (0, 0, 0);
        Volatile.Write(ref _returnsAt, now + (pause.Ticks * clock.TimestampFrequency / TimeSpan.TicksPerSecond));
        return true;
    }
}
