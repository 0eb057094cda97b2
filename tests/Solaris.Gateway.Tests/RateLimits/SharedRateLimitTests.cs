using Microsoft.Extensions.Time.Testing;
using Solaris.Accounts;
using Solaris.Redis;

namespace Solaris.RateLimits;

/// <summary>Three gateways and one Redis: a limit is one limit, until Redis fails, and then nearly so.</summary>
public sealed class SharedRateLimitTests : IAsyncLifetime
{
    private const int Replicas = 3;

    /// <summary>The time of the gateways stands still where a test must not depend on how busy the machine is; Redis has its own.</summary>
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly List<RedisLink> _links = [];
    private readonly List<RateLimiter> _replicas = [];
    private RedisServer? _redis;

    private RedisServer Redis => _redis ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        for (var i = 0; i < Replicas; i++)
        {
            var link = await _redis.LinkAsync(_clock);
            _links.Add(link);
            _replicas.Add(await Limiters.OneOfAsync(Replicas, link, _clock));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links)
        {
            await link.DisposeAsync();
        }
        await Redis.DisposeAsync();
    }

    [Fact]
    public async Task Three_replicas_admit_the_limit_together()
    {
        var caller = Limiters.Caller() with { RequestsPerMinute = 3_000, TokensPerMinute = 1_000_000_000 };

        var before = _clock.GetTimestamp();
        var admitted = await FloodAsync(caller, calls: 6_000, Cancellation);
        var earned = _clock.GetElapsedTime(before).TotalMinutes * 3_000;

        Assert.InRange(admitted, 3_000 * 0.99, (3_000 + earned) * 1.01);
    }

    [Fact]
    public async Task Tokens_that_were_not_used_come_back_for_all()
    {
        var caller = Limiters.Caller() with { TokensPerMinute = 10 };
        var (lease, _) = await _replicas[0].EnterAsync(caller, 10);
        Assert.NotNull((await _replicas[1].EnterAsync(caller, 5)).Refusal);

        lease.Used(0);
        lease.Dispose();

        Assert.Null(await EventuallyAsync(async () => (await _replicas[1].EnterAsync(caller, 9)).Refusal));
    }

    [Fact]
    public async Task Parallel_calls_are_counted_over_all_replicas()
    {
        var caller = Limiters.Caller() with { MaxParallel = 3 };
        var leases = new List<RateLease>();
        foreach (var replica in _replicas)
        {
            leases.Add((await replica.EnterAsync(caller, 0)).Lease);
        }
        Assert.NotNull((await _replicas[0].EnterAsync(caller, 0)).Refusal);

        leases[1].Dispose();

        Assert.Null(await EventuallyAsync(async () => (await _replicas[2].EnterAsync(caller, 0)).Refusal));
        Assert.NotNull((await _replicas[0].EnterAsync(caller, 0)).Refusal);
    }

    [Fact]
    public async Task A_flushed_redis_learns_from_the_replicas_what_is_owed()
    {
        var caller = Limiters.Caller() with { RequestsPerMinute = 60 };
        var before = await FloodAsync(caller, calls: 120, Cancellation);

        await Redis.ExecuteAsync("FLUSHALL");

        var after = await FloodAsync(caller, calls: 120, Cancellation);
        Assert.InRange(before + after, 60, 66);
    }

    [Fact]
    public async Task Without_redis_never_more_than_a_tenth_above_the_limit_is_admitted()
    {
        var caller = Limiters.Caller() with { RequestsPerMinute = 600 };
        var start = _clock.GetTimestamp();
        var before = await FloodAsync(caller, calls: 300, Cancellation);

        await Redis.KillAsync();

        var after = await FloodAsync(caller, calls: 1_500, Cancellation);
        var earned = _clock.GetElapsedTime(start).TotalMinutes * 600;
        Assert.Equal(300, before);
        Assert.InRange(before + after, 600 * 0.9, (600 + earned) * 1.1);
        Assert.All(_links, link => Assert.False(link.IsUp));
    }

    [Fact]
    public async Task When_redis_comes_back_what_was_admitted_without_it_counts()
    {
        var caller = Limiters.Caller() with { RequestsPerMinute = 60 };
        Assert.Equal(1, await FloodAsync(caller, calls: 1, Cancellation));
        await Redis.KillAsync();
        var start = _clock.GetTimestamp();
        var admitted = 1 + await FloodAsync(caller, calls: 300, Cancellation);
        await Redis.StartAgainAsync();
        await Task.WhenAll(_links.Select(link => EventuallyAsync(() => Task.FromResult(link.IsUp ? null : "away"))));

        admitted += await FloodAsync(caller, calls: 300, Cancellation);

        var earned = _clock.GetElapsedTime(start).TotalMinutes * 60;
        Assert.InRange(admitted, 54, (60 + earned) * 1.1 + 2);
    }

    [Fact]
    public async Task A_stalled_redis_costs_one_wait_and_not_one_for_each_call()
    {
        var options = Redis.Options;
        options.PatienceMilliseconds = 100;
        await using var link = RedisServer.Link(options, _clock);
        await link.StartAsync(Cancellation);
        await EventuallyAsync(() => Task.FromResult(link.IsUp ? null : "away"));
        var replica = await Limiters.OneOfAsync(1, link, _clock);
        var caller = Limiters.Caller() with { RequestsPerMinute = 1_000 };
        Assert.Null((await replica.EnterAsync(caller, 0)).Refusal);
        await Redis.StallAsync();
        try
        {
            Assert.Null((await replica.EnterAsync(caller, 0)).Refusal);
            Assert.False(link.IsUp);
            for (var i = 0; i < 100; i++)
            {
                var entered = replica.EnterAsync(caller, 0);
                Assert.True(entered.IsCompletedSuccessfully || link.IsUp);
                Assert.Null((await entered).Refusal);
            }
        }
        finally
        {
            await Redis.GoOnAsync();
        }
    }

    [Fact]
    public async Task A_full_redis_that_refuses_writes_is_as_one_that_is_away()
    {
        await Redis.ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "noeviction");
        await Redis.ExecuteAsync("CONFIG", "SET", "maxmemory", "1");
        var caller = Limiters.Caller() with { RequestsPerMinute = 30 };

        var admitted = await FloodAsync(caller, calls: 120, Cancellation);

        Assert.InRange(admitted, 27, 34);
    }

    [Fact]
    public async Task The_gateways_clock_does_not_matter()
    {
        var caller = Limiters.Caller() with { RequestsPerMinute = 2 };
        var wrong = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(30));
        await using var link = await Redis.LinkAsync(wrong);
        var replica = await Limiters.OneOfAsync(Replicas, link, wrong);
        Assert.Null(await _replicas[0].EnterAsync(caller));
        Assert.Null(await replica.EnterAsync(caller));

        Assert.NotNull(await replica.EnterAsync(caller));
        wrong.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await replica.EnterAsync(caller));
        Assert.NotNull(await _replicas[1].EnterAsync(caller));
    }

    /// <summary>Calls spread over the replicas, several at a time; returns how many were let in.</summary>
    private async Task<int> FloodAsync(Caller caller, int calls, CancellationToken cancellationToken)
    {
        var admitted = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, calls),
            new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = cancellationToken },
            async (number, _) =>
            {
                if (await _replicas[number % Replicas].EnterAsync(caller) is null)
                {
                    Interlocked.Increment(ref admitted);
                }
            }
        );
        return admitted;
    }

    /// <summary>Asks again until nothing is wrong.</summary>
    private static async Task<T?> EventuallyAsync<T>(Func<Task<T?>> wrong)
        where T : class
    {
        for (var patience = 0; patience < 500; patience++)
        {
            if (await wrong() is null)
            {
                return null;
            }
            await Task.Delay(20, Cancellation);
        }
        return await wrong();
    }
}
