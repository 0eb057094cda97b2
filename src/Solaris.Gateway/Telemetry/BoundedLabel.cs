using System.Collections.Concurrent;

namespace Solaris.Telemetry;

/// <summary>Lets at most <paramref name="capacity"/> values be a metric label; what comes later is <c>other</c>.</summary>
internal sealed class BoundedLabel(int capacity)
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private int _count;

    public string Of(string value)
    {
        if (_known.ContainsKey(value))
        {
            return value;
        }
        if (Volatile.Read(ref _count) >= capacity)
        {
            return "other";
        }
        if (_known.TryAdd(value, true))
        {
            Interlocked.Increment(ref _count);
        }
        return value;
    }
}
