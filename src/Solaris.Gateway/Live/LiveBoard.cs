using Solaris.Calls;
using Solaris.Pricing.Exchange;

namespace Solaris.Live;

/// <summary>The topics that are watched at this node. Topics that nobody watches cost nothing.</summary>
internal sealed class LiveBoard(CallFeed feed, ExchangeRates rates, TimeProvider clock)
{
    /// <summary>A reader who lost the connection finds its stream for this long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Nodes tell their calls under way several times in this time.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<LiveTopic, LiveStream> _streams = [];

    /// <summary>Whether somebody watches here, or did a moment ago.</summary>
    public bool IsWatched
    {
        get
        {
            lock (_gate)
            {
                return _streams.Count > 0;
            }
        }
    }

    public LiveWatch Watch(LiveTopic topic, LiveCursor? after)
    {
        lock (_gate)
        {
            var stream = Find(topic);
            var watch = new LiveWatch(this, stream);
            foreach (var frame in stream.Since(after, clock.GetUtcNow(), rates.Currency))
            {
                watch.Give(frame);
            }
            stream.Watches.Add(watch);
            return watch;
        }
    }

    /// <summary>For readers who come again and again: what they lack now.</summary>
    public IReadOnlyList<LiveFrame> Read(LiveTopic topic, LiveCursor? after)
    {
        lock (_gate)
        {
            return Find(topic).Since(after, clock.GetUtcNow(), rates.Currency);
        }
    }

    public void Remove(LiveWatch watch)
    {
        lock (_gate)
        {
            watch.Stream.Watches.Remove(watch);
            watch.Stream.Asked = clock.GetTimestamp();
        }
    }

    public void Add(IReadOnlyList<LiveNote> notes)
    {
        lock (_gate)
        {
            foreach (var note in notes)
            {
                foreach (var topic in note.Topics)
                {
                    if (_streams.TryGetValue(topic, out var stream))
                    {
                        stream.Add(
                            topic.TellsPersons ? note.Call : note.Call with { UserName = null },
                            clock.GetTimestamp()
                        );
                    }
                }
            }
        }
    }

    /// <summary>Gives each reader what changed, and forgets topics that nobody asks for any more.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            foreach (var (topic, stream) in _streams)
            {
                stream.ForgetLost(clock.GetTimestamp() - Ticks(LostAfter));
                if (stream.Cut(clock.GetUtcNow(), rates.Currency) is { } frame)
                {
                    stream.Watches.ForEach(watch => watch.Give(frame));
                }
                if (stream.Watches.Count == 0 && clock.GetElapsedTime(stream.Asked) > Grace)
                {
                    _streams.Remove(topic);
                }
            }
        }
    }

    /// <summary>This node's calls under way: what a topic that is watched anew begins with.</summary>
    public IEnumerable<LiveNote> UnderWay() =>
        feed.UnderWay.Select(call => new LiveNote(call.Caller.Origin.Organisation.Value, LiveCall.Of(call)));

    private LiveStream Find(LiveTopic topic)
    {
        if (!_streams.TryGetValue(topic, out var stream))
        {
            stream = new(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
            _streams.Add(topic, stream);
            foreach (var note in UnderWay().Where(note => note.Topics.Contains(topic)))
            {
                stream.Add(note.Call, clock.GetTimestamp());
            }
            stream.Cut(clock.GetUtcNow(), rates.Currency); // What went on before is no news.
        }
        stream.Asked = clock.GetTimestamp();
        return stream;
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
