using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;
using Solaris.Configuration;

namespace Solaris.Storage;

/// <summary>
/// Brings the database to this version's schema. <c>NNNN_name.sql</c> runs on both kinds, with the words in
/// <see cref="SqliteWords"/>; <c>NNNN_name.sqlite.sql</c> and <c>NNNN_name.postgres.sql</c> run on one.
/// </summary>
internal static class Migrations
{
    /// <summary>The key of the advisory lock that makes replicas migrate one after the other; any fixed number does.</summary>
    private const long LockKey = 0x534F4C41524953; // "SOLARIS"

    private static readonly Dictionary<string, string> SqliteWords = new()
    {
        ["uuid"] = "blob",
        ["bytes"] = "blob",
        ["identity"] = "integer primary key autoincrement",
        ["clustered"] = "without rowid",
        ["hot"] = "",
    };

    private static readonly Dictionary<string, string> PostgresWords = new()
    {
        ["uuid"] = "uuid",
        ["bytes"] = "bytea",
        ["identity"] = "bigint generated always as identity primary key",
        ["clustered"] = "",
        ["hot"] = "with (fillfactor = 60)",
    };

    /// <summary>
    /// Runs what is missing, each file in its own transaction; throws when one fails, leaving the earlier ones done. With nothing
    /// missing it changes nothing, so that the gateway's own role, which may not, can start.
    /// </summary>
    /// <exception cref="ConfigurationException">Something is missing, and the database's user may not add it.</exception>
    public static void Run(Database database)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            var current = IsCurrent(database);
            if (current && !(PartitionIndexes.AreMissing(database) && AppRole.IsMigrator(database)))
            {
                return;
            }
            AppRole.RefuseUnlessMigrator(database);
        }
        // Held to the end: on PostgreSQL it carries the lock, on SQLite it has created the file in WAL mode.
        using var connection = database.Open();
        if (database.Kind == DatabaseKind.Postgres)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"select pg_advisory_lock({LockKey})";
            command.CommandTimeout = 0; // Another replica may have a long migration to finish.
            command.ExecuteNonQuery();
        }
        var result = Engine(database).PerformUpgrade();
        if (result.Successful)
        {
            AppRole.Grant(database);
        }
        Unlock(database, connection);
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
        }
        if (database.Kind == DatabaseKind.Postgres)
        {
            PartitionIndexes.Build(database); // Not under the lock: see there.
        }
    }

    /// <summary>True when the schema is this version's.</summary>
    public static bool IsCurrent(Database database) => !Engine(database).IsUpgradeRequired();

    /// <summary>Pooled connections keep their session, so the lock must be given back by hand.</summary>
    private static void Unlock(Database database, System.Data.Common.DbConnection connection)
    {
        if (database.Kind != DatabaseKind.Postgres)
        {
            return;
        }
        using var command = connection.CreateCommand();
        command.CommandText = $"select pg_advisory_unlock({LockKey})";
        command.ExecuteNonQuery();
    }

    private static UpgradeEngine Engine(Database database)
    {
        var postgres = database.Kind == DatabaseKind.Postgres;
        return Target(database, postgres)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => Concerns(name, postgres))
            .WithVariables(postgres ? PostgresWords : SqliteWords)
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
    }

    private static UpgradeEngineBuilder Target(Database database, bool postgres) =>
        postgres
            ? DeployChanges.To.PostgresqlDatabase(database.ConnectionString)
            : DeployChanges.To.SqliteDatabase(Unpooled(database.ConnectionString));

    /// <summary>In the pool DbUp's connection would keep a read open, and the write-ahead log could never be folded back.</summary>
    private static string Unpooled(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static bool Concerns(string name, bool postgres) =>
        name.StartsWith("migrations/", StringComparison.Ordinal)
        && !name.EndsWith(postgres ? ".sqlite.sql" : ".postgres.sql", StringComparison.Ordinal);
}
