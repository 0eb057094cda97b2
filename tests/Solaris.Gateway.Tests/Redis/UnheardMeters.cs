using System.Diagnostics.Metrics;

namespace Solaris.Redis;

/// <summary>Meters that nobody reads.</summary>
internal sealed class UnheardMeters : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(options);

    public void Dispose() { }
}
