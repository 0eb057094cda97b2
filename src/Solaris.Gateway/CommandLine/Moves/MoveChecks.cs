using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Solaris.Storage.Moves;

namespace Solaris.CommandLine.Moves;

/// <summary>What must be so before anything is moved.</summary>
internal static class MoveChecks
{
    /// <summary>Null when the move may begin; then nobody else can write to the target until it ends.</summary>
    /// <param name="now">The source's clock, in its SQL.</param>
    public static async Task<string?> RefuseAsync(
        string now,
        SqliteConnection from,
        NpgsqlConnection to,
        IReadOnlyList<MovedTable> tables
    ) =>
        await RefuseLivingAsync(now, from)
        ?? await RefuseUnlessMigratorAsync(to)
        ?? await RefuseOtherSchemaAsync(from, to, tables)
        ?? await RefuseUnlessEmptyAsync(to, tables);

    /// <summary>The folder's lock is free, or we would not be here; but a lock may not reach across a network volume.</summary>
    private static async Task<string?> RefuseLivingAsync(string now, SqliteConnection from)
    {
        var left = await from.ExecuteScalarAsync<long?>($"select max(lease_until) - {now} from instance");
        return left is > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"A gateway has been alive on the source within the last minute. Stop it; if it was killed, wait {(left / 1000) + 1} s until its lease has ended."
            )
            : null;
    }

    private static async Task<string?> RefuseUnlessMigratorAsync(NpgsqlConnection to) =>
        await to.ExecuteScalarAsync<bool>("select has_schema_privilege(current_schema(), 'create')")
            ? null
            : "DB_USER may not change tables, which the request log's months need: run this as solaris_migrator.";

    private static async Task<string?> RefuseOtherSchemaAsync(
        SqliteConnection from,
        NpgsqlConnection to,
        IReadOnlyList<MovedTable> tables
    )
    {
        const string scripts = "select scriptname from schemaversions";
        var known = (await from.QueryAsync<string>(scripts)).Where(IsOfBoth).ToHashSet(StringComparer.Ordinal);
        known.SymmetricExceptWith((await to.QueryAsync<string>(scripts)).Where(IsOfBoth));
        if (known.Order(StringComparer.Ordinal).FirstOrDefault() is { } script)
        {
            return $"Only one of the two databases has {script}: they are of different versions.";
        }
        return await MovedTables.DifferenceAsync(from, tables) is { } column
            ? $"Only one of the two databases has {column}: they are of different versions."
            : null;
    }

    private static bool IsOfBoth(string script) =>
        !script.EndsWith(".sqlite.sql", StringComparison.Ordinal)
        && !script.EndsWith(".postgres.sql", StringComparison.Ordinal);

    private static async Task<string?> RefuseUnlessEmptyAsync(NpgsqlConnection to, IReadOnlyList<MovedTable> tables)
    {
        var all = string.Join(", ", tables.Select(table => table.Quoted));
        await to.ExecuteAsync($"lock table {all} in exclusive mode");
        foreach (var table in tables)
        {
            if (await to.ExecuteScalarAsync<bool>($"select exists (select from {table.Quoted})"))
            {
                return $"The target is not empty: {table.Name} has rows. Move into a new database.";
            }
        }
        return null;
    }
}
