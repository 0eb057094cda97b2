using System.Data.Common;
using Dapper;
using Npgsql;
using Solaris.Audit;
using Solaris.Ledger;
using Solaris.Storage;
using Solaris.Storage.Moves;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.CommandLine.Moves;

public sealed class DatabaseMoveTests : IAsyncLifetime
{
    private readonly StringWriter _output = new();
    private TestDatabase _source = null!;
    private TestDatabase _target = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _source = await MovedBooks.WriteAsync();
        _target = TestDatabases.NewPostgres();
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
        await _output.DisposeAsync();
    }

    [Fact]
    public async Task Every_row_arrives_as_it_was()
    {
        Assert.Null(await MoveAsync());

        await using var from = _source.Database.Open();
        await using var to = (NpgsqlConnection)_target.Database.Open();
        foreach (var table in await MovedTables.ReadAsync(to))
        {
            var expected = await RowsAsync(from, table);
            Assert.Equal(expected, await RowsAsync(to, table));
            Assert.Contains($"{table.Name, -24} {expected.Count, 12}", _output.ToString(), StringComparison.Ordinal);
        }
        Assert.Contains("0 violations", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("tokens: 3 buckets", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_goes_on_where_it_was()
    {
        Assert.Null(await MoveAsync());

        await using var ledger = await TestLedger.StartAsync(_target); // Ends the hold that the dead process left.
        await ledger.AssertBalancedAsync();
        Assert.Equal(0, await ledger.ScalarAsync<long>("select count(*) from reservation where state = 0"));
        var before = await ledger.ScalarAsync<long>("select max(id) from quota_limit");
        var limit = await ledger.LimitAsync(LimitScope.User, 1_000);
        Assert.Equal(before + 2, limit.Id.Value); // The last number of the source was of a row that was deleted.
        await (await ledger.Ledger.HoldAsync(Request(20, 100, 500, limit), Cancel)).Hold!.SettleAsync(
            Entry(20, Used(100, 50))
        );
        Assert.Equal(150, (await ledger.StandingAsync(limit)).Used);
        await ledger.AssertBalancedAsync();
    }

    [Fact]
    public async Task The_audits_chain_is_whole_and_goes_on()
    {
        Assert.Null(await MoveAsync());

        var before = await new AuditVerifier(new(_source.Database)).VerifyAsync(Cancel);
        await new AuditTrail(_target.Database, TimeProvider.System).AppendAsync(
            new(new(AuditActor.Automation, Id: null), "thing.change", "thing", "after"),
            Cancel
        );
        var after = await new AuditVerifier(new(_target.Database)).VerifyAsync(Cancel);

        Assert.Empty(after.Violations);
        Assert.Equal((5, 6), (before.Checked, after.Checked));
    }

    [Fact]
    public async Task The_request_log_has_a_table_for_each_month_that_was_moved()
    {
        Assert.Null(await MoveAsync());

        await using var to = _target.Database.Open();
        // The calls' ids begin with a time of that month.
        Assert.Equal(
            "request_2025_08",
            await to.ExecuteScalarAsync<string>("select min(tableoid::regclass::text) from request")
        );
        Assert.Equal(0, await to.ExecuteScalarAsync<int>("select make_request_months(0)"));
    }

    [Theory]
    [InlineData(
        "update reservation set charged_tokens = charged_tokens - 1 where charged_tokens > 0",
        "books of the source"
    )]
    [InlineData("update instance set lease_until = 4000000000000", "A gateway has been alive")]
    [InlineData("delete from SchemaVersions where scriptname like '%0024%'", "0024_currency")]
    [InlineData("alter table team add column mine text", "team.mine")]
    public async Task A_source_that_is_not_ready_is_refused_and_nothing_moves(string fault, string why)
    {
        await using (var from = _source.Database.Open())
        {
            await from.ExecuteAsync(fault);
        }

        Assert.Contains(why, await MoveAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await RowsOfTargetAsync());
    }

    [Fact]
    public async Task A_target_with_any_row_is_refused()
    {
        await using (var to = _target.Database.Open())
        {
            await to.ExecuteAsync("insert into setting (name, value, changed_at) values ('a', 'b', 1)");
        }

        Assert.Contains("setting has rows", await MoveAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await RowsOfTargetAsync());
    }

    [Fact]
    public async Task The_gateways_own_role_is_told_who_may()
    {
        await using var target = TestDatabases.NewPostgresAsApp();

        var refused = await new DatabaseMove(_source.Database, target.Database, _output).RunAsync(Cancel);

        Assert.Contains("solaris_migrator", refused, StringComparison.Ordinal);
    }

    private Task<string?> MoveAsync() => new DatabaseMove(_source.Database, _target.Database, _output).RunAsync(Cancel);

    private async Task<long> RowsOfTargetAsync()
    {
        await using var to = (NpgsqlConnection)_target.Database.Open();
        long rows = 0;
        foreach (var table in await MovedTables.ReadAsync(to))
        {
            rows += await to.ExecuteScalarAsync<long>($"select count(*) from {table.Quoted}");
        }
        return rows;
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, MovedTable table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = table.Select;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Shown(reader.GetValue(i)))));
        }
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static string Shown(object value) =>
        value switch
        {
            Guid id => Convert.ToHexString(id.ToByteArray(bigEndian: true)),
            byte[] bytes => Convert.ToHexString(bytes),
            DBNull => "null",
            _ => FormattableString.Invariant($"{value}"),
        };
}
