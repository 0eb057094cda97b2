namespace Solaris.Live;

/// <summary>One watched topic at this node: its calls under way, its last frames, and who reads them. Guarded by <see cref="LiveBoard"/>.</summary>
internal sealed class LiveStream(string id)
{
    /// <summary>15 s of a busy topic: whoever was away longer starts anew.</summary>
    private const int KeptFrames = 60;
    private const int MostListed = 60;
    private const int MostRecent = 100;

    private readonly Dictionary<Guid, LiveCall> _changed = [];
    private readonly Dictionary<Guid, (LiveCall Call, long Seen)> _underWay = [];
    private readonly Queue<LiveFrame> _frames = new();
    private readonly Queue<LiveCall> _recent = new();
    private LiveTally _tally = new();
    private long _seq;

    public List<LiveWatch> Watches { get; } = [];

    /// <summary>When somebody last asked, by the clock's timestamp.</summary>
    public long Asked { get; set; }

    /// <param name="now">The clock's timestamp.</param>
    public void Add(LiveCall call, long now)
    {
        var known = _underWay.TryGetValue(call.Id, out var running) ? running.Call : null;
        _underWay[call.Id] = (call, now);
        if (call == known)
        {
            return; // A call under way is told again and again, for those who begin to watch.
        }
        if (call.Status is not null)
        {
            _underWay.Remove(call.Id);
            _recent.Enqueue(call);
            if (_recent.Count > MostRecent)
            {
                _recent.Dequeue();
            }
        }
        _tally.Count(call, known);
        _changed.Remove(call.Id); // To the end of the order.
        _changed[call.Id] = call;
    }

    /// <summary>Forgets calls whose node has been silent about them since <paramref name="before"/>: it may be gone.</summary>
    public void ForgetLost(long before)
    {
        foreach (var (id, (_, seen)) in _underWay)
        {
            if (seen < before)
            {
                _underWay.Remove(id);
            }
        }
    }

    /// <summary>Null when nothing changed.</summary>
    public LiveFrame? Cut(DateTimeOffset at, string currency)
    {
        if (_changed.Count == 0)
        {
            return null;
        }
        var frame = Frame(at, currency, reset: false, [.. _changed.Values.TakeLast(MostListed)], ++_seq);
        _changed.Clear();
        _tally = new();
        _frames.Enqueue(frame);
        if (_frames.Count > KeptFrames)
        {
            _frames.Dequeue();
        }
        return frame;
    }

    /// <summary>What a reader lacks who has seen up to <paramref name="after"/>: the frames since, or everything in one.</summary>
    public IReadOnlyList<LiveFrame> Since(LiveCursor? after, DateTimeOffset at, string currency)
    {
        if (after?.Stream == id && after?.Seq is { } seq && seq <= _seq && _seq - seq <= _frames.Count)
        {
            return [.. _frames.Where(frame => frame.Seq > seq)];
        }
        LiveCall[] calls = [.. _recent, .. _underWay.Values.Select(running => running.Call)];
        return [Frame(at, currency, reset: true, calls, _seq) with { Unlisted = 0 }];
    }

    private LiveFrame Frame(DateTimeOffset at, string currency, bool reset, LiveCall[] calls, long seq)
    {
        var tally = reset ? new() : _tally;
        return new(
            id,
            seq,
            at,
            reset,
            currency,
            calls,
            Math.Max(0, _changed.Count - calls.Length),
            tally.Ended,
            tally.Refused,
            tally.Failed,
            tally.Tokens,
            tally.CostMicros,
            _underWay.Count,
            tally.Models(_underWay.Values.Select(running => running.Call))
        );
    }
}
