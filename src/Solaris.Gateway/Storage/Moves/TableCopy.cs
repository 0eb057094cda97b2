using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Solaris.Storage.Moves;

/// <summary>Copies the rows of one table as they are, and lets its counter go on where the source's was.</summary>
internal static class TableCopy
{
    /// <summary>Returns how many rows were sent.</summary>
    public static async Task<long> RunAsync(
        SqliteConnection source,
        NpgsqlConnection target,
        MovedTable table,
        CancellationToken cancellationToken
    )
    {
        await using var command = source.CreateCommand();
        command.CommandText = table.Select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        long rows = 0;
        await using (var copy = await target.BeginBinaryImportAsync(table.Copy, cancellationToken))
        {
            copy.Timeout = TimeSpan.Zero; // A large log takes as long as it takes.
            for (; await reader.ReadAsync(cancellationToken); rows++)
            {
                WriteRow(copy, reader, table.Columns);
            }
            await copy.CompleteAsync(cancellationToken);
        }
        await ContinueAsync(source, target, table);
        return rows;
    }

    /// <summary>SQLite is in this process, and the importer fills a buffer: there is nothing to wait for but the network.</summary>
    private static void WriteRow(NpgsqlBinaryImporter copy, SqliteDataReader reader, IReadOnlyList<MovedColumn> columns)
    {
        copy.StartRow();
        for (var i = 0; i < columns.Count; i++)
        {
            if (reader.IsDBNull(i))
            {
                copy.WriteNull();
                continue;
            }
            WriteValue(copy, reader, i, columns[i].Type);
        }
    }

    private static void WriteValue(NpgsqlBinaryImporter copy, SqliteDataReader reader, int column, NpgsqlDbType type)
    {
        switch (type)
        {
            case NpgsqlDbType.Uuid:
                copy.Write(new Guid(reader.GetFieldValue<byte[]>(column), bigEndian: true), type);
                break;
            case NpgsqlDbType.Bytea:
                copy.Write(reader.GetFieldValue<byte[]>(column), type);
                break;
            case NpgsqlDbType.Bigint:
                copy.Write(reader.GetInt64(column), type);
                break;
            case NpgsqlDbType.Integer:
                copy.Write(reader.GetInt32(column), type);
                break;
            case NpgsqlDbType.Smallint:
                copy.Write(reader.GetInt16(column), type);
                break;
            default:
                copy.Write(reader.GetString(column), type);
                break;
        }
    }

    /// <summary>SQLite's counter is above the last row's number when rows were deleted: numbers must not come again.</summary>
    private static async Task ContinueAsync(SqliteConnection source, NpgsqlConnection target, MovedTable table)
    {
        if (table.Columns.SingleOrDefault(column => column.IsIdentity) is not { } identity)
        {
            return;
        }
        var last = await source.ExecuteScalarAsync<long?>(
            "select seq from sqlite_sequence where name = @name",
            new { name = table.Name }
        );
        if (last is > 0)
        {
            await target.ExecuteAsync(
                "select setval(pg_get_serial_sequence(@table, @column), @last)",
                new
                {
                    table = table.Quoted,
                    column = identity.Name,
                    last,
                }
            );
        }
    }
}
