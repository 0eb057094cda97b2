using Dapper;
using Npgsql;

namespace Solaris.Storage;

/// <summary>
/// Builds the indexes that a migration has only declared for a table in parts: part by part and concurrently, so that other
/// gateways go on writing meanwhile.
/// </summary>
internal static class PartitionIndexes
{
    /// <summary>The key of the advisory lock of who builds; whoever finds it taken leaves the work to the other.</summary>
    private const long LockKey = 0x534F4C41524954;

    private const string Missing = """
        select format('%I', c.relname || substr(ic.relname, length(t.relname) + 1)) as "Name",
            format('%I', ic.relname) as "Whole",
            regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE INDEX \S+ ON ONLY \S+',
                format('on %s', c.oid::regclass)) as "Definition"
        from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
        join pg_inherits p on p.inhparent = t.oid join pg_class c on c.oid = p.inhrelid
        where ic.relkind = 'I' and not i.indisvalid and ic.relnamespace = current_schema()::regnamespace
            and not exists (select from pg_inherits b join pg_index x on x.indexrelid = b.inhrelid
                where b.inhparent = i.indexrelid and x.indrelid = c.oid)
        order by 1
        """;

    public static bool AreMissing(Database database)
    {
        using var connection = database.Open();
        return connection.Query<Part>(Missing).Any();
    }

    public static void Build(Database database)
    {
        using var connection = (NpgsqlConnection)database.Open();
        // Never waited for: a concurrent build waits for every statement that runs, also for one that waits for a lock.
        if (!connection.ExecuteScalar<bool>($"select pg_try_advisory_lock({LockKey})"))
        {
            return;
        }
        foreach (var part in connection.Query<Part>(Missing).ToList())
        {
            // What a build that was cut off has left is not valid.
            Run(connection, $"drop index concurrently if exists {part.Name}");
            Run(connection, $"create index concurrently {part.Name} {part.Definition}");
            Run(connection, $"alter index {part.Whole} attach partition {part.Name}");
        }
        Run(connection, $"select pg_advisory_unlock({LockKey})");
    }

    /// <summary>A large month takes minutes. Names and definitions are the catalogue's own, quoted by it.</summary>
    private static void Run(NpgsqlConnection connection, string sql) => connection.Execute(sql, commandTimeout: 0);

    private sealed class Part
    {
        public required string Name { get; init; }
        public required string Whole { get; init; }
        public required string Definition { get; init; }
    }
}
