using System.Collections.Concurrent;

namespace Solaris.Ledger;

/// <summary>The holds of this process that have not ended.</summary>
internal sealed class OpenHolds(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, OpenHold> _holds = [];

    public int Count => _holds.Count;

    public void Add(Hold hold) => _holds[hold.Id.Value] = new(hold, clock.GetTimestamp());

    public void Remove(RequestId id) => _holds.TryRemove(id.Value, out _);

    /// <summary>How long the oldest has been open.</summary>
    public TimeSpan Oldest()
    {
        var oldest = TimeSpan.Zero;
        foreach (var (_, open) in _holds)
        {
            var age = clock.GetElapsedTime(open.Since);
            oldest = age > oldest ? age : oldest;
        }
        return oldest;
    }

    /// <summary>Holds whose output has grown since this was last asked; asked by one thread.</summary>
    public List<(Guid Id, long Output)> Progress()
    {
        var progress = new List<(Guid, long)>();
        foreach (var (id, open) in _holds)
        {
            var output = open.Hold.OutputSoFar;
            if (output > open.Told)
            {
                open.Told = output;
                progress.Add((id, output));
            }
        }
        return progress;
    }

    private sealed class OpenHold(Hold hold, long since)
    {
        public Hold Hold => hold;
        public long Since => since;
        public long Told { get; set; }
    }
}
