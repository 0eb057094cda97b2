using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace Solaris.Storage;

/// <summary>
/// Brings the database to this version's schema. <c>NNNN_name.sql</c> runs on both kinds, with the words in
/// <see cref="SqliteWords"/>; <c>NNNN_name.sqlite.sql</c> and <c>NNNN_name.postgres.sql</c> run on one.
/// </summary>
internal static class Migrations
{
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

    /// <summary>Runs what is missing, each file in its own transaction; throws when one fails, leaving the earlier ones done.</summary>
    public static void Run(Database database)
    {
        var result = Engine(database).PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
        }
    }

    /// <summary>True when the schema is this version's.</summary>
    public static bool IsCurrent(Database database) => !Engine(database).IsUpgradeRequired();

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
            : DeployChanges.To.SqliteDatabase(database.ConnectionString);

    private static bool Concerns(string name, bool postgres) =>
        name.StartsWith("migrations/", StringComparison.Ordinal)
        && !name.EndsWith(postgres ? ".sqlite.sql" : ".postgres.sql", StringComparison.Ordinal);
}
