using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.Redis;
using Solaris.Storage;

namespace Solaris.RateLimits;

/// <summary>Rate limiters as gateways have them: alone, or one of several.</summary>
internal static class Limiters
{
    private static readonly NullLogger<ReplicaCount> Silent = NullLogger<ReplicaCount>.Instance;

    public static RateLimiter Alone(TimeProvider clock) =>
        Of(RedisServer.Link(new(), clock), new(Database.Sqlite("unused"), clock, new UnheardMeters(), Silent), clock);

    /// <summary>One of several that do not hear of each other.</summary>
    public static Task<RateLimiter> OneOfAsync(int replicas, TimeProvider clock) =>
        OneOfAsync(replicas, RedisServer.Link(new(), clock), clock);

    public static async Task<RateLimiter> OneOfAsync(int replicas, RedisLink redis, TimeProvider clock) =>
        Of(redis, await CountAsync(replicas), clock);

    public static SharedMeters Shared(RedisLink redis, TimeProvider clock) =>
        new(redis, new LedgerInstance(clock), clock);

    /// <summary>The refusal, or null when the call has its place and keeps it.</summary>
    public static async Task<Refusal?> EnterAsync(this RateLimiter limiter, Caller caller) =>
        (await limiter.EnterAsync(caller, tokens: 0)).Refusal;

    public static Caller Caller() =>
        new()
        {
            Origin = new(default, new(Guid.CreateVersion7()), User: null, Team: null),
            KeyName = "test",
            TrustedClient = false,
            Language = "en",
            Zone = TimeZoneInfo.Utc,
        };

    private static RateLimiter Of(RedisLink redis, ReplicaCount replicas, TimeProvider clock) =>
        new(Shared(redis, clock), replicas, clock);

    /// <summary>As the ledger counts them: by the leases in a database.</summary>
    private static async Task<ReplicaCount> CountAsync(int replicas)
    {
        await using var test = TestDatabases.NewSqlite();
        await using (var connection = test.Database.Open())
        {
            for (var i = 0; i <= replicas; i++)
            {
                var lease = i == 0 ? -1 : 600_000; // One of them has died.
                await connection.ExecuteAsync(
                    $"insert into instance (id, started_at, lease_until) values (@id, 0, {test.Database.Now} + @lease)",
                    new { id = Guid.CreateVersion7(), lease }
                );
            }
        }
        var count = new ReplicaCount(test.Database, TimeProvider.System, new UnheardMeters(), Silent);
        await count.ReadAsync(CancellationToken.None);
        Assert.Equal(replicas, count.Value);
        return count;
    }
}
