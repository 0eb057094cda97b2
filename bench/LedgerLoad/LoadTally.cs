using System.Diagnostics;

namespace Solaris.LedgerLoad;

/// <summary>Counts the cycles that end in the measured window.</summary>
internal sealed class LoadTally(LoadOptions options)
{
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly List<double> _holds = [];

    public bool IsOver => Elapsed >= options.Warm + options.Seconds;

    private double Elapsed => Stopwatch.GetElapsedTime(_begun).TotalSeconds;

    public void Add(TimeSpan hold)
    {
        if (Elapsed < options.Warm || IsOver)
        {
            return;
        }
        lock (_gate)
        {
            _holds.Add(hold.TotalMilliseconds);
        }
    }

    public LoadResult Result()
    {
        _holds.Sort();
        return new(_holds.Count, options.Seconds, Of(0.5), Of(0.99), Of(1));
    }

    private double Of(double part) =>
        _holds.Count == 0 ? 0 : Math.Round(_holds[Math.Min(_holds.Count - 1, (int)(part * _holds.Count))], 3);
}
