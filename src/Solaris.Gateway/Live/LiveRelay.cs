using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Solaris.Ledger;
using Solaris.Redis;
using StackExchange.Redis;

namespace Solaris.Live;

/// <summary>
/// What the replicas tell each other over Redis: that somebody watches, and then what changes. Without Redis, and while it is away, a
/// replica shows its own calls.
/// </summary>
internal sealed partial class LiveRelay(
    RedisLink redis,
    LedgerInstance instance,
    TimeProvider clock,
    ILogger<LiveRelay> logger
) : IHostedService
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("solaris:live");
    private static readonly TimeSpan Interest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<LiveNote> _heard = new();
    private readonly string _self = instance.Id.ToString("N", CultureInfo.InvariantCulture);
    private long _interestUntil;
    private bool _subscribed;

    /// <summary>Whether somebody watches at another replica.</summary>
    public bool IsAsked => clock.GetTimestamp() < Volatile.Read(ref _interestUntil);

    /// <summary>Before the link starts, so that its first connection is not missed.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (redis.IsConfigured)
        {
            redis.Restored += Subscribe;
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks the others to tell.</summary>
    public void Ask() => Tell("ask");

    public void Tell(IReadOnlyList<LiveNote> notes)
    {
        if (notes.Count > 0 && IsAsked)
        {
            Tell(JsonSerializer.Serialize(notes, LiveJson.Default.IReadOnlyListLiveNote));
        }
    }

    /// <summary>What the others told since.</summary>
    public List<LiveNote> Take()
    {
        var notes = new List<LiveNote>(_heard.Count);
        while (_heard.TryDequeue(out var note))
        {
            notes.Add(note);
        }
        return notes;
    }

    private void Tell(string text) =>
        redis.Tell(database => database.Publish(Channel, $"{_self} {text}", CommandFlags.FireAndForget));

    private void Subscribe()
    {
        if (!_subscribed && redis.Subscriber is { } subscriber)
        {
            _subscribed = true;
            subscriber.Subscribe(Channel, (_, message) => Hear(message.ToString()), CommandFlags.FireAndForget);
        }
    }

    private void Hear(string message)
    {
        if (message.Split(' ', 2) is not [var teller, var text] || teller == _self)
        {
            return;
        }
        if (text == "ask")
        {
            var until = clock.GetTimestamp() + (long)(Interest.TotalSeconds * clock.TimestampFrequency);
            Volatile.Write(ref _interestUntil, until);
            return;
        }
        try
        {
            foreach (var note in JsonSerializer.Deserialize(text, LiveJson.Default.IReadOnlyListLiveNote) ?? [])
            {
                _heard.Enqueue(note);
            }
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception); // A newer version may say more than this one knows.
        }
    }

    [LoggerMessage(LogLevel.Warning, "What another replica told of its calls could not be read")]
    private partial void LogUnreadable(Exception exception);
}
