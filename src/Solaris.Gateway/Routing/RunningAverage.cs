namespace Solaris.Routing;

/// <summary>An average in which newer samples weigh more; it is forgotten after an hour without one. Not safe for several threads.</summary>
internal struct RunningAverage
{
    private const double NewestPart = 0.2;
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private double _value;
    private long _last;
    private bool _any;

    public void Add(double sample, long now, TimeProvider clock)
    {
        _value = At(now, clock) is { } known ? known + (NewestPart * (sample - known)) : sample;
        (_last, _any) = (now, true);
    }

    /// <summary>Null when nothing was measured of late.</summary>
    public readonly double? At(long now, TimeProvider clock) =>
        _any && clock.GetElapsedTime(_last, now) < Life ? _value : null;
}
