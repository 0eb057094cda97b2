using Npgsql;
using Solaris.Configuration;

namespace Solaris.Storage;

/// <summary>The role the gateway serves as, where PostgreSQL was set up with deploy/postgres/roles.sql.</summary>
internal static class AppRole
{
    /// <exception cref="ConfigurationException">This user may not change the schema.</exception>
    public static void RefuseUnlessMigrator(Database database)
    {
        if (!IsMigrator(database))
        {
            throw new ConfigurationException([
                new(
                    "DB_USER",
                    "may not change the schema, which is older than this version; run solaris migrate as solaris_migrator first."
                ),
            ]);
        }
    }

    public static bool IsMigrator(Database database) =>
        Ask(database, "select has_schema_privilege(current_schema(), 'create')");

    /// <summary>Gives the role what it needs in the tables that are there now; nothing where there is no such role.</summary>
    public static void Grant(Database database)
    {
        const string sql = "select count(grant_app(rolname)) > 0 from pg_roles where rolname = 'solaris_app'";
        if (database.Kind == DatabaseKind.Postgres)
        {
            _ = Ask(database, sql);
        }
    }

    private static bool Ask(Database database, string sql)
    {
        using var connection = (NpgsqlConnection)database.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() is true;
    }
}
