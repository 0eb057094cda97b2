using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Solaris.Redis;

/// <summary>
/// The connection to Redis, which may be away at any time: nobody waits long for it, and nothing that matters is only there.
/// </summary>
internal sealed partial class RedisLink(
    IOptions<RedisOptions> options,
    RedisMetrics metrics,
    TimeProvider clock,
    ILogger<RedisLink> logger
) : IHostedService, IAsyncDisposable
{
    /// <summary>After an answer that did not come in time: a stalled server must not cost every call its patience.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _patience = TimeSpan.FromMilliseconds(options.Value.PatienceMilliseconds);
    private ConnectionMultiplexer? _connection;
    private Task _connecting = Task.CompletedTask;
    private long _pausedUntil;

    public bool IsConfigured => options.Value.IsConfigured;

    /// <summary>False while it is away or slow.</summary>
    public bool IsUp => _connection is { IsConnected: true } && clock.GetTimestamp() >= Volatile.Read(ref _pausedUntil);

    /// <summary>Raised with the connection: the first one, and each that was lost and came back.</summary>
    public event Action? Restored;

    /// <summary>For subscriptions, which the client renews by itself; null before the first attempt to connect has ended.</summary>
    public ISubscriber? Subscriber => _connection?.GetSubscriber();

    /// <summary>Does not wait for the server: without Redis the gateway works, less exactly.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _connecting = IsConfigured ? ConnectAsync() : Task.CompletedTask;
        metrics.Watch(this);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks Redis, but not for long. Not answered when it is away, slow, full or refuses.</summary>
    public async ValueTask<(bool Answered, T? Answer)> TryAskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (!TryGet(out var database))
        {
            return (false, default);
        }
        try
        {
            return (true, await ask(database).WaitAsync(_patience, clock));
        }
        catch (TimeoutException)
        {
            Volatile.Write(
                ref _pausedUntil,
                clock.GetTimestamp() + (long)(Pause.TotalSeconds * clock.TimestampFrequency)
            );
            metrics.Unanswered("slow");
        }
        catch (Exception exception) when (exception is RedisException or RedisCommandException)
        {
            metrics.Unanswered("error");
            LogRefused(exception.Message);
        }
        return (false, default);
    }

    /// <summary>Tells Redis without waiting; lost when it is away.</summary>
    public void Tell(Action<IDatabase> tell)
    {
        if (!TryGet(out var database))
        {
            return;
        }
        try
        {
            tell(database);
        }
        catch (Exception exception) when (exception is RedisException or RedisCommandException)
        {
            LogRefused(exception.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connecting;
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task ConnectAsync()
    {
        await Task.Yield(); // A name may be looked up on the caller's thread.
        try
        {
            var connection = await ConnectionMultiplexer.ConnectAsync(RedisConnection.Of(options.Value));
            connection.ConnectionRestored += (_, change) => OnRestored(change);
            connection.ConnectionFailed += (_, change) => LogLost(change.FailureType);
            _connection = connection;
            Restored?.Invoke();
            LogConnected(connection.IsConnected);
        }
        catch (Exception exception) when (exception is RedisException or ArgumentException or IOException)
        {
            LogNotConnected(exception);
        }
    }

    private void OnRestored(ConnectionFailedEventArgs change)
    {
        LogRestored(change.ConnectionType);
        if (change.ConnectionType == ConnectionType.Subscription)
        {
            Restored?.Invoke(); // What was published meanwhile is lost.
        }
    }

    private bool TryGet([NotNullWhen(true)] out IDatabase? database)
    {
        database = IsUp ? _connection?.GetDatabase() : null;
        return database is not null;
    }

    [LoggerMessage(LogLevel.Information, "Redis: the first attempt to connect has ended, connected: {Connected}")]
    private partial void LogConnected(bool connected);

    [LoggerMessage(LogLevel.Error, "Redis cannot be used; rate limits are kept in each process")]
    private partial void LogNotConnected(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Redis is away ({Failure}); rate limits are kept in each process meanwhile")]
    private partial void LogLost(ConnectionFailureType failure);

    [LoggerMessage(LogLevel.Information, "Redis is back ({Connection})")]
    private partial void LogRestored(ConnectionType connection);

    [LoggerMessage(LogLevel.Warning, "Redis refused: {Fault}")]
    private partial void LogRefused(string fault);
}
