using Solaris.Providers;

namespace Solaris.Fuzz.Targets;

/// <summary>What a reader of events saw.</summary>
internal sealed class EventDigest
{
    private readonly List<byte> _raw = [];
    private readonly List<byte> _data = [];

    public int Count { get; private set; }

    public IEnumerable<byte> Raw => _raw;

    public IEnumerable<byte> Data => _data;

    public void Add(in SseEvent found, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> data)
    {
        Count++;
        _raw.AddRange(raw);
        _data.AddRange(data);
        _data.Add((byte)(found.NamedError ? 1 : 0));
    }
}
