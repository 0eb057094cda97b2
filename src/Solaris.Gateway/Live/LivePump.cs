using System.Threading.Channels;
using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Ledger;

namespace Solaris.Live;

/// <summary>Four times a second: what changed here goes to the other replicas, and what changed anywhere to those who watch.</summary>
internal sealed partial class LivePump(
    CallFeed feed,
    LiveBoard board,
    LiveRelay relay,
    LiveNames names,
    ILogger<LivePump> logger
)
{
    /// <summary>16,000 calls a second; a reader of a list misses none of them.</summary>
    private const int Most = 4_000;

    private const int Second = 4;

    /// <summary>Ticks between two words to the other replicas that somebody watches.</summary>
    private const int AskEvery = 2 * Second;

    private readonly Channel<LiveNote> _ended = Channel.CreateBounded<LiveNote>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );
    private readonly HashSet<Guid> _told = [];
    private int _tick;
    private bool _watching;

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        var isTimeToAsk = ++_tick % AskEvery == 1;
        var (here, elsewhere) = (board.IsWatched, relay.IsAsked);
        Attach(here || elsewhere);
        if (here && isTimeToAsk)
        {
            relay.Ask();
        }
        if (!here && !elsewhere)
        {
            relay.Take();
            return;
        }
        try
        {
            var own = await names.NameAsync(Own(), cancellationToken);
            relay.Tell(own);
            board.Add(own);
            board.Add(relay.Take());
            board.Flush();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
    }

    /// <summary>Ends after beginnings: a call that has both has ended.</summary>
    private List<LiveNote> Own()
    {
        var running = board.UnderWay().ToList();
        var ended = new List<LiveNote>();
        while (_ended.Reader.TryRead(out var note))
        {
            ended.Add(note);
        }
        var gone = ended.Select(note => note.Call.Id).ToHashSet();
        running.RemoveAll(note => gone.Contains(note.Call.Id) || !IsNews(note));
        _told.IntersectWith(feed.UnderWay.Select(call => call.Id.Value));
        return [.. running, .. ended];
    }

    /// <summary>New calls at once; how far they came once a second, for many streams write at the same time.</summary>
    private bool IsNews(LiveNote note) => _told.Add(note.Call.Id) || _tick % Second == 0;

    private void Attach(bool watching)
    {
        if (watching != _watching)
        {
            _watching = watching;
            feed.Watch(watching ? Note : null);
        }
    }

    private void Note(Caller caller, RequestEntry entry) =>
        _ended.Writer.TryWrite(new(entry.Origin.Organisation.Value, LiveCall.Of(caller, entry)));

    [LoggerMessage(LogLevel.Error, "The live view failed; it goes on with the next frame")]
    private partial void LogFailed(Exception exception);
}
