using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Solaris.Storage;

public sealed class MigrationsTests
{
    [Fact]
    public async Task A_new_sqlite_file_gets_the_current_schema_and_a_second_run_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;
        await using var database = Database.Sqlite(Path.Combine(folder, "new.db"));
        Assert.False(Migrations.IsCurrent(database));

        Migrations.Run(database);
        Migrations.Run(database);

        Assert.True(Migrations.IsCurrent(database));
    }

    [Fact]
    public async Task Migrating_leaves_no_reader_that_keeps_the_log_from_being_folded_back()
    {
        var folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;
        await using var database = Database.Sqlite(Path.Combine(folder, "new.db"));
        Migrations.Run(database);
        await using var connection = database.Open();

        var busy = await connection.ExecuteScalarAsync<int>("pragma busy_timeout = 0; pragma wal_checkpoint(truncate)");

        Assert.Equal(0, busy);
    }

    [Fact]
    public async Task Replicas_may_migrate_one_postgres_database_at_the_same_time()
    {
        await using var test = TestDatabases.NewEmptyPostgres();
        Assert.False(Migrations.IsCurrent(test.Database));

        await Parallel.ForAsync(
            0,
            3,
            TestContext.Current.CancellationToken,
            (_, _) =>
            {
                Migrations.Run(test.Database);
                return ValueTask.CompletedTask;
            }
        );

        Assert.True(Migrations.IsCurrent(test.Database));
    }

    /// <summary>As the migration leaves it that declares the index, or a build that was cut off.</summary>
    [Fact]
    public async Task Indexes_that_a_divided_table_lacks_are_built_part_by_part_while_others_write()
    {
        await using var test = TestDatabases.NewPostgres();
        await using var connection = test.Database.Open();
        await connection.ExecuteAsync(
            "drop index request_user; create index request_user on only request (user_id); create index request_before_user on request_before (id)"
        );
        await using var writer = test.Database.Open();
        Assert.True(PartitionIndexes.AreMissing(test.Database));

        Migrations.Run(test.Database);

        Assert.False(PartitionIndexes.AreMissing(test.Database));
        Assert.Equal(
            "CREATE INDEX request_before_user ON public.request_before USING btree (user_id)",
            await writer.ExecuteScalarAsync<string>("select pg_get_indexdef('request_before_user'::regclass)")
        );
    }

    [Fact]
    public async Task Sqlite_connections_are_durable_and_keep_foreign_keys()
    {
        await using var test = TestDatabases.NewSqlite();
        await using var connection = test.Database.Open();

        Assert.Equal("wal", await connection.ExecuteScalarAsync<string>("pragma journal_mode"));
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("pragma synchronous"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("pragma foreign_keys"));
        Assert.Equal(30_000, await connection.ExecuteScalarAsync<int>("pragma busy_timeout"));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Transfers_can_be_added_but_never_changed(string kind)
    {
        await using var test = TestDatabases.New(kind);
        await using var connection = test.Database.Open();
        await connection.ExecuteAsync(
            "insert into transfer (ref, bucket_id, kind, amount, at) values (@id, 1, 1, 5, 0)",
            new { id = Guid.CreateVersion7() }
        );

        await AssertRefused(connection, "update transfer set amount = 6");
        await AssertRefused(connection, "delete from transfer");
        Assert.Equal(5, await connection.ExecuteScalarAsync<long>("select amount from transfer"));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_bucket_cannot_be_written_overspent(string kind)
    {
        await using var test = TestDatabases.New(kind);
        await using var connection = test.Database.Open();
        await connection.ExecuteAsync(
            """
            insert into quota_limit (scope, scope_id, unit, time_window, amount, block_at, changed_at)
            values (0, @id, 0, 2, 10, 1000000, 0)
            """,
            new { id = Guid.CreateVersion7() }
        );
        const string insert = """
            insert into bucket (limit_id, kind, priority, starts_at, ends_at, plan, granted, used, held, overrun, clawback)
            select id, 0, 0, 0, 1, 10, 10, 6, @held, @overrun, 0 from quota_limit
            """;

        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync(insert, new { held = 5, overrun = 0 }));
        await connection.ExecuteAsync(insert, new { held = 5, overrun = 1 });
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Ids_come_back_as_they_went_in_and_sort_by_time(string kind)
    {
        await using var test = TestDatabases.New(kind);
        await using var connection = test.Database.Open();
        var early = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(1_000));
        var late = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(2_000_000_000_000));
        foreach (var id in new[] { late, early })
        {
            await connection.ExecuteAsync(
                "insert into instance (id, started_at, lease_until) values (@id, 0, 0)",
                new { id }
            );
        }

        Assert.Equal([early, late], await connection.QueryAsync<Guid>("select id from instance order by id"));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task The_databases_clock_counts_milliseconds(string kind)
    {
        await using var test = TestDatabases.New(kind);
        await using var connection = test.Database.Open();

        var now = await connection.ExecuteScalarAsync<long>($"select {test.Database.Now}");

        Assert.InRange(now, 1_700_000_000_000, Period.Never);
    }

    private static async Task AssertRefused(DbConnection connection, string sql)
    {
        var exception = await Record.ExceptionAsync(() => connection.ExecuteAsync(sql));
        Assert.True(exception is SqliteException or PostgresException, exception?.ToString());
        Assert.Contains("append-only", exception?.Message, StringComparison.Ordinal);
    }
}
