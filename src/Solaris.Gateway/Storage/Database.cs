using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Solaris.Storage;

/// <summary>The one database: opens connections, and knows the few words in which the two kinds differ.</summary>
internal sealed class Database : IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource? _postgres;

    /// <summary>SQLite counts each allocation under a lock unless told not to before its first use.</summary>
    static Database()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private Database(DatabaseKind kind, string connectionString, NpgsqlDataSource? postgres)
    {
        GuidColumns.Register();
        Kind = kind;
        ConnectionString = connectionString;
        _postgres = postgres;
    }

    public DatabaseKind Kind { get; }

    /// <summary>May hold a password: never logged.</summary>
    internal string ConnectionString { get; }

    /// <summary>The database's own clock in Unix milliseconds: the only clock that leases and periods trust.</summary>
    public string Now =>
        Kind == DatabaseKind.Postgres
            ? "(extract(epoch from clock_timestamp()) * 1000)::bigint"
            : "cast(unixepoch('subsec') * 1000 as integer)";

    /// <summary>Locks the rows a SELECT reads; SQLite has one writer and needs no word for it.</summary>
    public string ForUpdate => Kind == DatabaseKind.Postgres ? "for update" : "";

    /// <summary>The embedded database in one file, which is created when missing.</summary>
    public static Database Sqlite(string path) =>
        new(
            DatabaseKind.Sqlite,
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                DefaultTimeout = 30,
                ForeignKeys = true,
            }.ConnectionString,
            postgres: null
        );

    public static Database Postgres(string connectionString)
    {
        // The same statements come all the time: the server keeps their plans.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 64 };
        return new(DatabaseKind.Postgres, connectionString, NpgsqlDataSource.Create(settings));
    }

    /// <summary>Opens a connection; SQLite connections come in WAL mode, with full synchronisation and foreign keys.</summary>
    public DbConnection Open()
    {
        if (_postgres is not null)
        {
            return _postgres.OpenConnection();
        }
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Open"/>
    /// <remarks>Inside a <see cref="Change"/> that has written something, its connection: what was written shows.</remarks>
    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        Change.In(this) is { HasBegun: true } change ? new(change.Share()) : OpenAloneAsync(cancellationToken);

    /// <summary>Begins to write: a part of the <see cref="Change"/> around the caller, or a transaction of its own.</summary>
    public async ValueTask<DatabaseWrite> WriteAsync(CancellationToken cancellationToken)
    {
        if (Change.In(this) is { } change)
        {
            var (shared, whole) = await change.JoinAsync(cancellationToken);
            return new(shared, whole, isPart: true);
        }
        var connection = await OpenAloneAsync(cancellationToken);
        try
        {
            return new(connection, await connection.BeginTransactionAsync(cancellationToken), isPart: false);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>One statement that writes, in its own transaction or the <see cref="Change"/> around the caller; the rows it touched.</summary>
    public async Task<int> WriteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var write = await WriteAsync(cancellationToken);
        var touched = await write.Connection.ExecuteAsync(
            new(sql, values, write.Transaction, cancellationToken: cancellationToken)
        );
        await write.CommitAsync(cancellationToken);
        return touched;
    }

    /// <summary>Runs <paramref name="action"/> when what was written counts for others: now, or after the <see cref="Change"/> around the caller.</summary>
    public void AfterCommit(Action action)
    {
        if (Change.In(this) is { } change)
        {
            change.Afterwards(action);
            return;
        }
        action();
    }

    /// <summary>A connection outside of any change.</summary>
    internal async ValueTask<DbConnection> OpenAloneAsync(CancellationToken cancellationToken)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(cancellationToken);
        }
        return Open(); // SQLite is in this process: there is nothing to wait for.
    }

    /// <summary>
    /// A bare connection to the SQLite file, which must exist in WAL mode. SQLite does not lock it: only one thread may
    /// use it and its statements, and must dispose of them.
    /// </summary>
    internal sqlite3 OpenForOneThread()
    {
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX;
        var path = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
        var code = raw.sqlite3_open_v2(path, out var connection, flags, vfs: null);
        if (code == raw.SQLITE_OK)
        {
            return connection;
        }
        connection.Dispose();
        throw new SqliteException($"SQLite error {code}: the database cannot be opened", code);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
            return;
        }
        Dispose();
    }

    public void Dispose()
    {
        if (_postgres is not null)
        {
            _postgres.Dispose();
            return;
        }
        // Pooled connections keep the file open: a closed database must leave a file that can be moved.
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    // busy_timeout first: turning WAL on needs a lock. SQLite then waits in small steps, where the driver's own retry
    // sleeps 150 ms at a time.
    private static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            pragma busy_timeout = 30000;
            pragma journal_mode = wal;
            pragma synchronous = full;
            """;
        command.ExecuteNonQuery();
    }
}
