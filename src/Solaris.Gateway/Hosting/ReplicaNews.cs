using System.Globalization;
using Solaris.Ledger;
using Solaris.Redis;
using StackExchange.Redis;

namespace Solaris.Hosting;

/// <summary>
/// Tells the other replicas of changes over Redis, and hears of theirs: well within a second. What is not heard is seen when the
/// caches' entries end, after half a minute at most.
/// </summary>
internal sealed partial class ReplicaNews(
    RedisLink redis,
    LedgerInstance instance,
    IEnumerable<NewsTopic> topics,
    ILogger<ReplicaNews> logger
) : IHostedService
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("solaris:news");

    private readonly Dictionary<string, NewsTopic> _topics = topics.ToDictionary(
        topic => topic.Name,
        StringComparer.Ordinal
    );
    private readonly string _self = instance.Id.ToString("N", CultureInfo.InvariantCulture);
    private bool _subscribed;

    /// <summary>Before the link starts, so that its first connection is not missed.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (redis.IsConfigured)
        {
            redis.Restored += OnRestored;
            foreach (var topic in _topics.Values)
            {
                topic.Watch(subject => Tell(topic, subject));
            }
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Tell(NewsTopic topic, string subject) =>
        redis.Tell(database =>
            database.Publish(Channel, $"{_self} {topic.Name} {subject}", CommandFlags.FireAndForget)
        );

    /// <summary>What was said while nobody listened is lost: everything known may be old.</summary>
    private void OnRestored()
    {
        if (!_subscribed && redis.Subscriber is { } subscriber)
        {
            _subscribed = true;
            subscriber.Subscribe(Channel, (_, message) => Hear(message.ToString()), CommandFlags.FireAndForget);
        }
        foreach (var topic in _topics.Values)
        {
            topic.Hear(null);
        }
    }

    private void Hear(string message)
    {
        // A word that this version does not know comes from a newer one.
        if (message.Split(' ', 3) is not [var teller, var name, var subject] || teller == _self)
        {
            return;
        }
        try
        {
            _topics.GetValueOrDefault(name)?.Hear(subject);
        }
        catch (FormatException exception)
        {
            LogUnreadable(exception, name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "News of {Topic} could not be read")]
    private partial void LogUnreadable(Exception exception, string topic);
}
