using System.Globalization;
using Npgsql;

namespace Solaris.EndToEnd;

/// <summary>An empty PostgreSQL database for one gateway, dropped at the end.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly string _name;

    private PostgresDatabase(NpgsqlConnectionStringBuilder server, string name)
    {
        _server = server;
        _name = name;
    }

    /// <summary>The gateway's variables for this database.</summary>
    public IReadOnlyDictionary<string, string?> Variables =>
        new Dictionary<string, string?>
        {
            ["DB_HOST"] = _server.Host,
            ["DB_PORT"] = _server.Port.ToString(CultureInfo.InvariantCulture),
            ["DB_NAME"] = _name,
            ["DB_USER"] = _server.Username,
            ["DB_PASSWORD"] = _server.Password ?? "unused",
        };

    public static async Task<PostgresDatabase> CreateAsync()
    {
        var text =
            Environment.GetEnvironmentVariable("SOLARIS_TEST_POSTGRES")
            ?? throw new InvalidOperationException(
                "SOLARIS_TEST_POSTGRES is not set. Run the tests with scripts/test, which starts a PostgreSQL server."
            );
        var database = new PostgresDatabase(
            new NpgsqlConnectionStringBuilder(text) { Pooling = false },
            "e2e_" + Guid.CreateVersion7().ToString("N")
        );
        await database.ExecuteAsync($"create database {database._name}");
        // Servers for tests are often set to lose commits, which the gateway refuses.
        await database.ExecuteAsync($"alter database {database._name} set synchronous_commit = on");
        return database;
    }

    /// <summary>As if the server were gone: connections are cut, and no new ones taken.</summary>
    public async Task TakeAwayAsync()
    {
        await ExecuteAsync($"alter database {_name} with allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_name}'");
    }

    public Task BringBackAsync() => ExecuteAsync($"alter database {_name} with allow_connections true");

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database {_name} with (force)");

    /// <summary>The name is ours, made of hexadecimal digits: identifiers cannot be parameters.</summary>
    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
