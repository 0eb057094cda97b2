using Microsoft.Data.Sqlite;
using Solaris.Ledger.Batches;
using Solaris.Storage;
using SQLitePCL;

namespace Solaris.Ledger.Stores;

/// <summary>The ledger in the embedded database: one connection for the writer's life, one transaction a batch.</summary>
/// <param name="clock">What time it is, in Unix milliseconds; null for the database's clock, as all but a past that is written down need.</param>
internal sealed class SqliteLedgerStore(Database database, Func<long>? clock = null) : ILedgerStore
{
    private readonly NameBook _names = new();
    private readonly SqliteMemory _memory = new();
    private Session? _session;

    public void Run(LedgerBatch batch, Guid instance)
    {
        var session = _session ??= new(database, _names, _memory);
        try
        {
            session.Begin.Run();
            _memory.Trust(session.Version.Single());
            var state = new LedgerState(clock?.Invoke() ?? session.Now.Single(), instance);
            session.Rows.Load(batch.Needs, state);
            batch.Decide(state);
            session.Writer.Write(state);
            session.Commit.Run();
            _memory.Keep(state);
        }
        catch
        {
            // A fresh connection is the rollback, and forgets half-run statements.
            Dispose();
            throw;
        }
    }

    public bool IsAway(Exception exception) =>
        exception
            is SqliteException
            {
                SqliteErrorCode: raw.SQLITE_BUSY
                    or raw.SQLITE_LOCKED
                    or raw.SQLITE_IOERR
                    or raw.SQLITE_FULL
                    or raw.SQLITE_CANTOPEN
                    or raw.SQLITE_READONLY
            };

    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
        _names.Clear();
        _memory.Forget();
    }

    /// <summary>
    /// A connection with its prepared statements. It waits less for a lock than others do, because callers wait for it.
    /// It keeps more pages in memory, because the request log's indexes are touched all over; and a longer write-ahead
    /// log, because a page that many batches have written is then folded back once.
    /// </summary>
    private sealed class Session : IDisposable
    {
        private readonly sqlite3 _connection;

        public Session(Database database, NameBook names, SqliteMemory memory)
        {
            _connection = database.OpenForOneThread();
            Set("pragma busy_timeout = 2000");
            Set("pragma synchronous = full");
            Set("pragma foreign_keys = on");
            Set("pragma cache_size = -16000");
            Set("pragma wal_autocheckpoint = 4000");
            Begin = new(_connection, "begin immediate");
            Commit = new(_connection, "commit");
            Now = new(_connection, $"select {database.Now}");
            Version = new(_connection, "pragma data_version");
            Rows = new(_connection, memory);
            Writer = new(_connection, names);
        }

        public SqliteStatement Begin { get; }
        public SqliteStatement Commit { get; }
        public SqliteStatement Now { get; }

        /// <summary>Another number whenever another connection has committed.</summary>
        public SqliteStatement Version { get; }
        public SqliteRows Rows { get; }
        public SqliteWriter Writer { get; }

        /// <summary>Closing the connection rolls back what was not committed.</summary>
        public void Dispose()
        {
            foreach (var part in new IDisposable[] { Begin, Commit, Now, Version, Rows, Writer, _connection })
            {
                part.Dispose();
            }
        }

        private void Set(string pragma)
        {
            using var statement = new SqliteStatement(_connection, pragma);
            statement.Run();
        }
    }
}
