using System.Diagnostics;
using Npgsql;
using Solaris.Storage;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger;

/// <summary>What happens while the database is away, or cut off in the middle of its work.</summary>
public sealed class LedgerOutageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_locked_a_settle_rests_in_the_spool_and_is_committed_after()
    {
        await using var test = await TestLedger.StartAsync(nameof(DatabaseKind.Sqlite));
        var limit = await test.LimitAsync(LimitScope.User, 10_000);
        var result = await test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);
        await using (var blocker = test.Test.Database.Open())
        {
            await using var command = blocker.CreateCommand();
            command.CommandText = "begin immediate";
            await command.ExecuteNonQueryAsync(Cancellation);
            var watch = Stopwatch.StartNew();

            await result.Hold!.SettleAsync(Entry(1, Used(100, 50)));

            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
            Assert.True(new FileInfo(Assert.Single(Spools(test))).Length > 0);
            command.CommandText = "rollback";
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        await test.Ledger.HoldAsync(Request(2, 1, 1, limit), Cancellation);
        await test.StopAsync();

        Assert.Equal(150, await test.ScalarAsync<long>("select used from bucket"));
        Assert.Empty(Spools(test));
    }

    [Fact]
    public async Task Back_ends_that_are_killed_under_load_lose_no_charge_and_leak_no_hold()
    {
        await using var test = await TestLedger.StartAsync(nameof(DatabaseKind.Postgres));
        var organisation = await test.LimitAsync(LimitScope.Organisation, 4_000_000);
        var users = new List<Limit>();
        for (var i = 0; i < 4; i++)
        {
            users.Add(await test.LimitAsync(LimitScope.User, 2_000_000));
        }
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var killer = KillAsync(test, ending.Token);
        var (charged, refused) = (0L, 0);

        await Parallel.ForEachAsync(
            Enumerable.Range(1, 1_500),
            new ParallelOptions { MaxDegreeOfParallelism = 24, CancellationToken = Cancellation },
            async (id, cancellation) =>
            {
                try
                {
                    var request = Request(id, id % 50, 400, users[id % 4], organisation).Elastic();
                    var result = await test.Ledger.HoldAsync(request, cancellation);
                    await result.Hold!.SettleAsync(Entry(id, Used(id % 50, id % 300), [.. result.Standings]));
                    Interlocked.Add(ref charged, id % 50 + id % 300);
                }
                catch (LedgerUnavailableException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        );
        await ending.CancelAsync();
        var killed = await killer;
        await test.StopAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} back ends killed, {refused} calls refused");
        Assert.True(killed > 0);
        Assert.Equal(0, await test.ScalarAsync<long>("select sum(held) from bucket"));
        Assert.Equal(
            charged,
            await test.ScalarAsync<long>("select used from bucket where limit_id = " + organisation.Id.Value)
        );
        await using var next = await TestLedger.StartAsync(test.Test);
        await next.AssertBalancedAsync();
    }

    [Fact]
    public async Task Two_gateways_share_one_database_without_overspending()
    {
        await using var first = await TestLedger.StartAsync(nameof(DatabaseKind.Postgres));
        var organisation = await first.LimitAsync(LimitScope.Organisation, 150_000);
        var users = new List<Limit>();
        for (var i = 0; i < 6; i++)
        {
            users.Add(await first.LimitAsync(LimitScope.User, 40_000));
        }
        var folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;
        await using var second = await TestLedger.StartAsync(first.Test, folder);
        long charged = 0;

        await Parallel.ForEachAsync(
            Enumerable.Range(1, 1_500),
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation },
            async (id, cancellation) =>
            {
                var ledger = (id % 2 == 0 ? first : second).Ledger;
                // Limits in any order: the ledger locks them in its own.
                var limits = id % 3 == 0 ? new[] { organisation, users[id % 6] } : [users[id % 6], organisation];
                var result = await ledger.HoldAsync(Request(id, id % 50, 300, limits).Elastic(), cancellation);
                if (result.Hold is { } hold)
                {
                    Interlocked.Add(ref charged, id % 50 + id % 200);
                    await hold.SettleAsync(Entry(id, Used(id % 50, id % 200)));
                }
            }
        );

        var standing = await first.StandingAsync(organisation);
        Assert.Equal((charged, 0), (standing.Used, standing.Held));
        Assert.InRange(standing.Used, 100_000, 150_000);
        await second.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_second_gateway_on_the_embedded_database_does_not_start_and_says_why()
    {
        await using var test = await TestLedger.StartAsync(nameof(DatabaseKind.Sqlite));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TestLedger.StartAsync(test.Test));

        Assert.Contains("Another gateway is running", refused.Message, StringComparison.Ordinal);
    }

    private static string[] Spools(TestLedger test) => Directory.GetFiles(Path.Combine(test.Test.Folder, "spool"));

    private static async Task<int> KillAsync(TestLedger test, CancellationToken ending)
    {
        var killed = 0;
        await using var connection = new NpgsqlConnection(test.Test.Database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(
            """
            select count(pg_terminate_backend(pid)), pg_sleep(0.05) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """,
            connection
        );
        while (!ending.IsCancellationRequested)
        {
            killed += Convert.ToInt32(await command.ExecuteScalarAsync(Cancellation), provider: null);
        }
        return killed;
    }
}
