using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Solaris.Accounts;
using Solaris.Quotas;
using Solaris.Reports.Rollups;
using Solaris.Storage;

namespace Solaris.Reports.Retention;

public sealed class RequestRetentionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(TestDatabases.PostgresAsApp)]
    public async Task Old_months_leave_the_log_their_sums_and_the_books_stay(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        var caller = await app.CallerAsync();
        await app.CallAsync(caller, "2026-05-02T10:00:00Z", input: 100, output: 10);
        await app.CallAsync(caller, "2026-05-02T11:00:00Z", input: 200, output: 20);
        var before = await TotalAsync(app);

        Assert.Equal(0, await Retention(app, years: 3).ApplyAsync(Cancellation)); // Not summed up yet: the rows are needed.
        await app.Get<UsageRoller>().CatchUpAsync(Cancellation);
        await RollToAsync(app, "2028-11-01T00:00:00Z");
        var dropped = await Retention(app, years: 3).ApplyAsync(Cancellation);

        Assert.True(dropped > 0);
        Assert.Equal(0, await CountAsync(app, "request"));
        Assert.Equal((330, 330), (before, await TotalAsync(app)));
        Assert.Equal(2, await CountAsync(app, "reservation"));
        await app.AssertBalancedAsync();

        // A mark that comes too late finds no rows to sum up: the sums stay.
        await ExecuteAsync(app, "insert into usage_dirty (hour, version, rolled) values (1777716000000, 1, 0)");
        Assert.Equal(0, await app.Get<UsageRoller>().CatchUpAsync(Cancellation));
        Assert.Equal(330, await TotalAsync(app));
    }

    /// <summary>A call that is being logged holds a lock that a month cannot be dropped under: whoever drops waits a second at most.</summary>
    [Fact]
    public async Task Dropping_a_month_neither_stops_the_ledger_nor_waits_long_for_it()
    {
        await using var app = await QuotasApp.StartAsync(TestDatabases.PostgresAsApp);
        var caller = await app.CallerAsync();
        await app.CallAsync(caller, "2026-05-02T10:00:00Z");
        var until = TimeProvider.System.GetUtcNow().AddYears(3);
        await using (var writer = app.Database.Open())
        {
            await using var writes = await writer.BeginTransactionAsync(Cancellation);
            await writer.ExecuteAsync("update request set cost_micros = 1", transaction: writes);
            var store = app.Get<RetentionStore>();
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                store.DropAsync(until, Cancellation)
            );
            Assert.Equal(Npgsql.PostgresErrorCodes.LockNotAvailable, refused.SqlState);
            await writes.CommitAsync(Cancellation);
        }

        var calls = Task.Run(() => CallWhileAsync(app, caller), Cancellation);
        var begun = TimeProvider.System.GetTimestamp();
        var dropped = await app.Get<RetentionStore>()
            .DropAsync(TimeProvider.System.GetUtcNow().AddMonths(-1), Cancellation);

        Assert.Equal(0, dropped); // The running month's table has the old call in it: it goes when it is over.
        Assert.True(await app.Get<RetentionStore>().DropAsync(until, Cancellation) > 0);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(20, await calls);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task The_log_has_a_table_for_each_of_the_coming_months_and_one_for_wrong_clocks()
    {
        await using var app = await QuotasApp.StartAsync(TestDatabases.PostgresAsApp);
        var caller = await app.CallerAsync();
        foreach (var years in new[] { 0, 40 })
        {
            var id = RequestId.New(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddYears(years)));
            var admission = await app.AdmitAsync(caller, QuotasApp.Cost(), id);
            await QuotasApp.SettleAsync(admission.Hold!, caller, new TokenUsage(1, 0, 0, 0, 1));
        }

        await using var connection = app.Database.Open();
        var tables = (
            await connection.QueryAsync<string>("select tableoid::regclass::text from request order by id")
        ).ToList();
        Assert.Equal(["request_before", "request_other"], tables);
        Assert.Equal(
            5,
            await connection.ExecuteScalarAsync<int>(
                "select count(*) from pg_inherits where inhparent = 'request'::regclass"
            )
        );
    }

    private static async Task<int> CallWhileAsync(QuotasApp app, Caller caller)
    {
        var settled = 0;
        for (; settled < 20; settled++)
        {
            var admission = await app.AdmitAsync(caller, QuotasApp.Cost());
            await QuotasApp.SettleAsync(admission.Hold!, caller, new TokenUsage(1, 0, 0, 0, 1));
        }
        return settled;
    }

    private static RequestRetention Retention(QuotasApp app, int years) =>
        new(
            app.Get<RetentionStore>(),
            Options.Create(new RetentionOptions()),
            new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddYears(years)),
            NullLogger<RequestRetention>.Instance
        );

    /// <summary>As if the hours up to then were over.</summary>
    private static Task RollToAsync(QuotasApp app, string instant) =>
        ExecuteAsync(
            app,
            FormattableString.Invariant(
                $"update usage_roll set rolled_until = {DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()}"
            )
        );

    private static async Task ExecuteAsync(QuotasApp app, string sql)
    {
        await using var connection = app.Database.Open();
        await connection.ExecuteAsync(sql);
    }

    private static async Task<long> CountAsync(QuotasApp app, string table)
    {
        await using var connection = app.Database.Open();
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    private static async Task<long> TotalAsync(QuotasApp app)
    {
        using var client = app.Client();
        var (_, report) = await client.GetJsonAsync("/api/usage?from=2026-05-01&to=2026-06-01");
        return report.GetProperty("total").GetInt64();
    }
}
