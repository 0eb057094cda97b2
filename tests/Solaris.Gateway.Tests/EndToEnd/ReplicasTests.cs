using System.Diagnostics;
using System.Globalization;
using System.Net;
using Solaris.FakeProvider;
using Solaris.Live;
using Solaris.Redis;

namespace Solaris.EndToEnd;

/// <summary>Two gateway processes on one PostgreSQL and one Redis.</summary>
[Collection(RunsAlone.Name)]
public sealed class ReplicasTests : IAsyncLifetime
{
    private FakeProviderApp? _provider;
    private RedisServer? _redis;
    private GatewayProcess? _one;
    private GatewayProcess? _other;

    private FakeProviderApp Provider => _provider ?? throw new InvalidOperationException("Not started.");

    private RedisServer Redis => _redis ?? throw new InvalidOperationException("Not started.");

    private GatewayProcess One => _one ?? throw new InvalidOperationException("Not started.");

    private GatewayProcess Other => _other ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProviderApp.StartAsync(new FakeProviderOptions { Key = GatewayModels.ProviderKey });
        _redis = await RedisServer.StartAsync();
        var setup = await GatewaySetup.CreateAsync(GatewayModels.Yaml(_provider.BaseAddress), postgres: true);
        setup.Environment["REDIS_HOST"] = "127.0.0.1";
        setup.Environment["REDIS_PORT"] = _redis.Port.ToString(CultureInfo.InvariantCulture);
        // The machine of the tests is busy, and a first call compiles: an answer that is late there would be decided without Redis.
        setup.Environment["Redis__PatienceMilliseconds"] = "3000";
        _one = await GatewayProcess.StartAsync(setup);
        _other = await GatewayProcess.StartAsync(await setup.BesideAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Other.DisposeAsync();
        await One.DisposeAsync();
        await Redis.DisposeAsync();
        await Provider.DisposeAsync();
    }

    [Fact]
    public async Task Changes_made_at_one_are_seen_by_the_other_within_a_second()
    {
        var revoked = await One.Admin.CreateUserKeyAsync("revoked@example.org");
        var limited = await One.Admin.CreateUserKeyAsync("limited@example.org");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Other, revoked));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Other, limited));

        await One.Admin.DeleteAsync($"/api/keys/{revoked.Id}");
        await SeenAsync(revoked, HttpStatusCode.Unauthorized);
        await One.Admin.SetLimitAsync("user", limited.UserId, "tokens", 100_000);
        await One.Admin.SetLimitAsync("key", limited.Id, "tokens", 1);
        await SeenAsync(limited, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_limit_is_one_limit_and_stays_so_when_redis_is_killed()
    {
        var key = await One.Admin.CreateUserKeyAsync("rate@example.org", 10_000_000);
        var limited = await One.Admin.CreateKeyAsync(key.UserId, ("requestsPerMinute", 30));
        var warm = await One.Admin.CreateKeyAsync(key.UserId, ("requestsPerMinute", 1_000));
        Assert.Equal(20, await FloodAsync(warm, 20));
        await CountedAsync(One);
        await CountedAsync(Other);
        var clock = Stopwatch.StartNew();

        // The last two: whoever was answered early has heard now of what the other took after that.
        var admitted = await FloodAsync(limited, 40) + await FloodAsync(limited, 2);
        Assert.InRange(admitted, 29, 30 + clock.Elapsed.TotalSeconds * 0.5 + 1);
        await Redis.KillAsync();
        var alone = await FloodAsync(limited, 40);

        Assert.InRange(alone, 0, (30 + clock.Elapsed.TotalSeconds * 0.5) * 1.1 + 1 - admitted);
        using var ready = await One.Http.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("degraded", await ready.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty(await One.Admin.VerifyAsync());
    }

    [Fact]
    public async Task Who_watches_one_sees_the_calls_of_the_other_and_after_a_lost_connection_none_twice()
    {
        var key = await One.Admin.CreateUserKeyAsync("live@example.org");
        var seen = new List<LiveFrame>();
        await using (var hub = await WatchAsync())
        {
            // The other node tells its calls as soon as it has heard that somebody watches.
            var reading = ReadAsync(hub.WatchAsync(LiveTopic.Organisation), seen, calls: 1);
            while (!reading.IsCompleted)
            {
                Assert.Equal(HttpStatusCode.OK, await AskAsync(One, key));
            }
            await reading;
        }
        var before = Ended(seen).Count;
        for (var call = 0; call < 5; call++)
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(call % 2 == 0 ? One : Other, key));
        }
        await using (var hub = await WatchAsync())
        {
            await ReadAsync(hub.WatchAsync(LiveTopic.Organisation, after: seen[^1]), seen, before + 5);
        }

        Assert.Single(seen, frame => frame.Reset);
        Assert.Equal(Ended(seen).Count, Ended(seen).Select(call => call.Id).Distinct().Count());
        Assert.All(Ended(seen), call => Assert.NotNull(call.UserName));
    }

    private Task<LiveTestHub> WatchAsync() =>
        LiveTestHub.ConnectAsync(Other.BaseAddress, session: null, bearer: GatewayProcess.MasterKey);

    private static async Task ReadAsync(IAsyncEnumerable<LiveFrame> frames, List<LiveFrame> seen, int calls)
    {
        await foreach (var frame in frames)
        {
            seen.Add(frame);
            if (Ended(seen).Count >= calls)
            {
                return;
            }
        }
    }

    private static List<LiveCall> Ended(List<LiveFrame> frames) =>
        [.. frames.SelectMany(frame => frame.Calls).Where(call => call.Status is not null)];

    [Fact]
    public async Task One_drains_while_the_other_serves()
    {
        var key = await One.Admin.CreateUserKeyAsync("drain@example.org");
        var started = new TaskCompletionSource();
        Provider.AtPoint = (_, point) =>
        {
            if (point == CallPoint.Chunk + "3")
            {
                started.TrySetResult();
            }
            return ValueTask.CompletedTask;
        };
        using var request = ChatBody.Request(ChatBody.Of("Goodbye", "tokens=50;delay=20", stream: true));
        request.Headers.Authorization = new("Bearer", key.Secret);
        var answer = One.Http.SendAsync(request, Cancellation);
        await started.Task.WaitAsync(Cancellation);

        var stopping = One.StopAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Other, key));

        Assert.EndsWith("data: [DONE]", (await (await answer).Content.ReadAsStringAsync(Cancellation)).TrimEnd());
        Assert.Equal(0, await stopping);
        var limit = (await Other.Admin.LimitsAsync("user", key.UserId))["items"]![0]!;
        Assert.Equal(Provider.Billing.Bills.Sum(bill => bill.Total), (long)limit["used"]!);
        Assert.Equal(0, (long)limit["held"]!);
        Assert.Empty(await Other.Admin.VerifyAsync());
    }

    private async Task SeenAsync(ApiKeyGrant key, HttpStatusCode status)
    {
        var clock = Stopwatch.StartNew();
        while (await AskAsync(Other, key) != status)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"After {clock.Elapsed} it was not seen.");
        }
    }

    /// <summary>Waits until the node knows that there are two: what each may do alone is divided by that.</summary>
    private static async Task CountedAsync(GatewayProcess node)
    {
        var clock = Stopwatch.StartNew();
        while (
            !(await node.Http.GetStringAsync("/metrics", Cancellation)).Contains(
                "ia_solaris_replicas{} 2",
                StringComparison.Ordinal
            )
        )
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "The other was not counted.");
            await Task.Delay(50, Cancellation);
        }
    }

    private async Task<int> FloodAsync(ApiKeyGrant key, int calls)
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, calls).Select(number => AskAsync(number % 2 == 0 ? One : Other, key))
        );
        return answers.Count(status => status == HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> AskAsync(GatewayProcess gateway, ApiKeyGrant key)
    {
        using var request = ChatBody.Request(ChatBody.Of("Hello", "tokens=3"));
        request.Headers.Authorization = new("Bearer", key.Secret);
        using var answer = await gateway.Http.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }
}
