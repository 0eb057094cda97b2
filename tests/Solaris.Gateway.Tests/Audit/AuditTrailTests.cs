using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Solaris.Storage;

namespace Solaris.Audit;

public sealed class AuditTrailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Rows_written_at_once_form_one_chain_over_two_days_that_nobody_changes(string kind)
    {
        await using var database = TestDatabases.New(kind);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 10, 23, 59, 0, TimeSpan.Zero));
        var trail = new AuditTrail(database.Database, clock);
        var log = new AuditLog(database.Database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => trail.AppendAsync(Entry(n), Cancel)));
        clock.Advance(TimeSpan.FromMinutes(2));
        await trail.AppendAsync(Entry(8), Cancel);
        var report = await new AuditVerifier(log).VerifyAsync(Cancel);
        var newest = Assert.Single(await log.ListAsync(new(), long.MaxValue, 1, Cancel));

        Assert.Equal(9, report.Checked);
        Assert.Empty(report.Violations);
        Assert.Equal([8, 1], report.Days.Select(day => day.Events));
        Assert.Equal((9L, "thing-8"), (newest.Event.Number, newest.Event.ObjectId));
        await using var connection = await database.Database.OpenAsync(Cancel);
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("delete from audit_event"));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_change_that_is_not_committed_leaves_neither_row_nor_effect(string kind)
    {
        await using var database = TestDatabases.New(kind);
        var trail = new AuditTrail(database.Database, TimeProvider.System);
        var afterwards = false;

        await using (Change.Begin(database.Database))
        {
            await SetAsync(database.Database, "a");
            await trail.AppendAsync(Entry(1), Cancel);
            database.Database.AfterCommit(() => afterwards = true);
            Assert.Equal((1, 1), await CountAsync(database.Database)); // Inside, what was written shows.
        }

        Assert.Equal((0, 0), await CountAsync(database.Database));
        Assert.False(afterwards);
    }

    private static AuditEntry Entry(int number) =>
        new(new(AuditActor.Automation, Id: null), "thing.change", "thing", $"thing-{number}")
        {
            Changes = [new("name", "ação", null)],
        };

    private static Task<int> SetAsync(Database database, string name) =>
        database.WriteAsync(
            "insert into setting (name, value, changed_at) values (@name, 'x', 1)",
            new { name },
            Cancel
        );

    private static async Task<(long Settings, long Events)> CountAsync(Database database)
    {
        await using var connection = await database.OpenAsync(Cancel);
        return (
            await connection.ExecuteScalarAsync<long>("select count(*) from setting"),
            await connection.ExecuteScalarAsync<long>("select count(*) from audit_event")
        );
    }
}
