using System.Security.Cryptography;
using Npgsql;

namespace Solaris.Storage;

/// <summary>Gives any test a database of its own. Both kinds are copied from a template that was migrated once.</summary>
internal static class TestDatabases
{
    private const string Variable = "SOLARIS_TEST_POSTGRES";
    private static readonly Lazy<byte[]> SqliteTemplate = new(MigrateSqlite);
    private static readonly Lazy<string> PostgresTemplate = new(MigratePostgres);

    /// <summary>PostgreSQL as the gateway's own role, which may change neither tables nor the books.</summary>
    public const string PostgresAsApp = nameof(PostgresAsApp);

    private const string AppRole = "solaris_app";
    private const string MigratorRole = "solaris_migrator";
    private const string Password = "of-the-tests-only";

    /// <summary>For theories over both kinds: <c>[InlineData(nameof(DatabaseKind.Sqlite))]</c> and its sister.</summary>
    public static TestDatabase New(string kind) =>
        kind == PostgresAsApp ? NewPostgresAsApp() : New(Enum.Parse<DatabaseKind>(kind));

    public static TestDatabase New(DatabaseKind kind) => kind == DatabaseKind.Postgres ? NewPostgres() : NewSqlite();

    public static TestDatabase NewSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;
        var path = Path.Combine(folder, "solaris.db");
        File.WriteAllBytes(path, SqliteTemplate.Value);
        return new(Database.Sqlite(path), folder, () => ValueTask.CompletedTask);
    }

    public static TestDatabase NewPostgres() => NewPostgres(ConnectionString);

    /// <summary>Set up as docs/operations.md says: roles.sql, migrated by the migrator, served by the app's role.</summary>
    public static TestDatabase NewPostgresAsApp()
    {
        var test = NewEmptyPostgres(name => As(name, AppRole));
        var name = new NpgsqlConnectionStringBuilder(test.Database.ConnectionString).Database!;
        MakeRoles(name);
        using var migrator = Database.Postgres(As(name, MigratorRole) + ";Pooling=false");
        Migrations.Run(migrator);
        return test;
    }

    private static TestDatabase NewPostgres(Func<string, string> connect) =>
        NewPostgres(connect, $" template {PostgresTemplate.Value}");

    private static TestDatabase NewPostgres(Func<string, string> connect, string like)
    {
        var name = NewName();
        Administer($"create database {name}{like}");
        return new(
            Database.Postgres(connect(name)),
            Directory.CreateTempSubdirectory("solaris-test-").FullName,
            () =>
            {
                Administer($"drop database {name} with (force)");
                return ValueTask.CompletedTask;
            }
        );
    }

    /// <summary>Roles belong to the server: tests that run together make them one after the other.</summary>
    private static void MakeRoles(string database)
    {
        using var server = new NpgsqlConnection(ConnectionString(database: null));
        server.Open();
        Execute(server, "select pg_advisory_lock(20101)");
        using (var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false"))
        {
            connection.Open();
            Execute(connection, Repository.Tree.Read("deploy/postgres/roles.sql"));
            Execute(connection, $"alter role {AppRole} password '{Password}'");
            Execute(connection, $"alter role {MigratorRole} password '{Password}'");
        }
        Execute(server, "select pg_advisory_unlock(20101)");
    }

    private static string As(string database, string role)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString(database))
        {
            Username = role,
            Password = Password,
        };
        return settings.ConnectionString;
    }

    /// <summary>An empty PostgreSQL database, for tests of the migrations themselves.</summary>
    public static TestDatabase NewEmptyPostgres() => NewEmptyPostgres(ConnectionString);

    private static TestDatabase NewEmptyPostgres(Func<string, string> connect) => NewPostgres(connect, like: "");

    private static string NewName() => $"solaris_test_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    private static byte[] MigrateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;
        var path = Path.Combine(folder, "template.db");
        using (var database = Database.Sqlite(path))
        {
            Migrations.Run(database);
            using var connection = database.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            command.ExecuteNonQuery();
        }
        var bytes = File.ReadAllBytes(path);
        Directory.Delete(folder, recursive: true);
        return bytes;
    }

    /// <summary>Made once per build of the gateway, whichever test process comes first.</summary>
    private static string MigratePostgres()
    {
        var version = typeof(Database).Assembly.ManifestModule.ModuleVersionId;
        var template = $"solaris_template_{version:N}";
        using var connection = new NpgsqlConnection(ConnectionString(database: null));
        connection.Open();
        Execute(connection, "select pg_advisory_lock(20100)");
        if (!Exists(connection, template))
        {
            Execute(connection, $"drop database if exists {template}_new"); // Left by a run that was cut off.
            Execute(connection, $"create database {template}_new");
            var settings = new NpgsqlConnectionStringBuilder(ConnectionString($"{template}_new")) { Pooling = false };
            using (var database = Database.Postgres(settings.ConnectionString))
            {
                Migrations.Run(database);
            }
            Execute(connection, $"alter database {template}_new rename to {template}");
        }
        Execute(connection, "select pg_advisory_unlock(20100)");
        return template;
    }

    private static bool Exists(NpgsqlConnection connection, string database)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select exists (select from pg_database where datname = $1)";
        command.Parameters.Add(new() { Value = database });
        return command.ExecuteScalar() is true;
    }

    private static void Administer(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(database: null));
        connection.Open();
        Execute(connection, sql);
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string ConnectionString(string? database)
    {
        var server =
            Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException(
                $"This test needs PostgreSQL: run scripts/test, or set {Variable} to a server where databases may be created."
            );
        var settings = new NpgsqlConnectionStringBuilder(server);
        settings.Database = database ?? settings.Database;
        return settings.ConnectionString;
    }
}
