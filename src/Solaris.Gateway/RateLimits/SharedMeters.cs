using System.Collections.Concurrent;
using System.Globalization;
using Solaris.Ledger;
using Solaris.Redis;
using StackExchange.Redis;

namespace Solaris.RateLimits;

/// <summary>
/// The meters that all replicas share, in Redis. A call in flight has a lease there, so that the places of a replica that died come
/// free; living calls renew it, which also brings them back to a Redis that has lost them.
/// </summary>
internal sealed class SharedMeters(RedisLink redis, LedgerInstance instance, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
    private static readonly RedisValue LeaseTicks = Lease.Ticks;

    private readonly ConcurrentDictionary<SharedPlace, bool> _open = new();
    private long _calls;

    /// <summary>True while Redis is there and answers in time.</summary>
    public bool AreUp => redis.IsUp;

    public SharedPlace NewPlace(ApiKeyId key) =>
        new(
            this,
            [$"solaris:rate:{{{key.Value:N}}}", $"solaris:rate:{{{key.Value:N}}}:open"],
            string.Create(CultureInfo.InvariantCulture, $"{instance.Id:N}.{Interlocked.Increment(ref _calls)}")
        );

    /// <summary>Null when Redis does not say in time: then it is to be decided here.</summary>
    public async ValueTask<SharedVerdict?> TryEnterAsync(
        SharedPlace place,
        KeyLimits limits,
        long tokens,
        KnownDebt debt
    )
    {
        RedisValue[] arguments =
        [
            place.Call,
            LeaseTicks,
            limits.MaxParallel ?? -1,
            limits.RequestsPerMinute is { } requests ? MinuteMeter.Cost(requests, 1) : -1,
            limits.TokensPerMinute is { } perMinute ? MinuteMeter.Cost(perMinute, tokens) : -1,
            debt.RequestTicks,
            debt.TokenTicks,
            debt.Alone ? 1 : 0,
        ];
        var (answered, result) = await redis.TryAskAsync(database =>
            database.ScriptEvaluateAsync(SharedScripts.Enter, place.Keys, arguments)
        );
        return answered && (long[]?)result is [var denied, var wait, var owed, var owedTokens, var at]
            ? new(Reason(denied), TimeSpan.FromTicks(wait), owed, owedTokens, at)
            : null;
    }

    /// <summary>Keeps the place alive until it is left.</summary>
    public void Open(SharedPlace place) => _open.TryAdd(place, value: true);

    public void Leave(SharedPlace place, long ticks)
    {
        _open.TryRemove(place, out _);
        Tell(SharedScripts.Leave, place, ticks);
    }

    public void Renew(SharedPlace place) => Tell(SharedScripts.Renew, place, LeaseTicks);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!redis.IsConfigured)
        {
            return;
        }
        redis.Restored += RenewAll;
        using var timer = new PeriodicTimer(Renewal, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            RenewAll();
        }
    }

    private void RenewAll()
    {
        foreach (var (place, _) in _open)
        {
            place.Renew();
        }
    }

    private void Tell(string script, SharedPlace place, RedisValue argument) =>
        redis.Tell(database =>
            database.ScriptEvaluate(script, place.Keys, [place.Call, argument], CommandFlags.FireAndForget)
        );

    private static LimitedBy? Reason(long denied) =>
        denied switch
        {
            1 => LimitedBy.Parallel,
            2 => LimitedBy.Requests,
            3 => LimitedBy.Tokens,
            _ => null,
        };
}
