using Npgsql;
using Solaris.Configuration;

namespace Solaris.Storage;

/// <summary>Refuses a PostgreSQL that answers before it has written: a charge it says is committed could be gone.</summary>
internal static class Durability
{
    /// <exception cref="ConfigurationException">Commits do not wait for the disk.</exception>
    public static void Check(Database database)
    {
        if (database.Kind != DatabaseKind.Postgres)
        {
            return; // Its connections are opened with full synchronisation.
        }
        using var connection = (NpgsqlConnection)database.Open();
        using var command = new NpgsqlCommand("show synchronous_commit", connection);
        if (command.ExecuteScalar() is "off")
        {
            throw new ConfigurationException([
                new(
                    "synchronous_commit",
                    "is off, so PostgreSQL could lose charges that it has confirmed; allowed: on, or what waits for replicas. "
                        + "Set it for the server, or: alter role USER set synchronous_commit = on."
                ),
            ]);
        }
    }
}
