namespace Solaris.Routing;

/// <summary>Whether one deployment is worth trying: failures in a row let it cool down for a while.</summary>
internal sealed class DeploymentHealth(TimeProvider clock)
{
    /// <summary>A provider may ask for a day of silence; a router that believes it forgets the deployment.</summary>
    private static readonly TimeSpan LongestCooldown = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private int _failures;
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
            _failures = 0;
        }
    }

    /// <summary>Counts a failure; true when the deployment starts to cool down because of it.</summary>
    /// <param name="retryAfter">The provider's own word for how long, which is believed at once.</param>
    public bool Failed(TimeSpan? retryAfter, RoutingSettings settings)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            if (_failures == 0 || clock.GetElapsedTime(_firstFailure, now) > Window)
            {
                (_failures, _firstFailure) = (0, now);
            }
            _failures++;
            if (retryAfter is null && _failures <= settings.AllowedFails)
            {
                return false;
            }
            return Cool(now, retryAfter ?? settings.Cooldown);
        }
    }

    private bool Cool(long now, TimeSpan wanted)
    {
        var pause = wanted < LongestCooldown ? wanted : LongestCooldown;
        if (pause <= TimeSpan.Zero)
        {
            return false;
        }
        _failures = 0;
        Volatile.Write(ref _returnsAt, now + (pause.Ticks * clock.TimestampFrequency / TimeSpan.TicksPerSecond));
        return true;
    }
}
