using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Solaris.Storage.Moves;

/// <summary>Which tables there are to move, and whether source and target agree on them.</summary>
internal static class MovedTables
{
    /// <summary>Those that others refer to come first. Partitions are filled through their table.</summary>
    private const string OfTarget = """
        with recursive tables as (
            select c.oid, c.relname from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                and c.relname <> 'schemaversions'
        ), links as (
            select distinct conrelid as child, confrelid as parent from pg_constraint
            where contype = 'f' and conrelid <> confrelid
        ), levels as (
            select oid, 0 as level from tables
            union
            select links.child, levels.level + 1 from levels join links on links.parent = levels.oid where level < 100
        ), depth as (
            select oid, max(level) as level from levels group by oid
        )
        select t.relname as "Table", a.attname as "Column", format_type(a.atttypid, null) as "Type",
            a.attidentity <> '' as "IsIdentity"
        from tables t join depth d on d.oid = t.oid
        join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        order by d.level, t.relname, a.attnum
        """;

    private const string OfSource = """
        select m.name as "Table", c.name as "Column" from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite~_%' escape '~' and m.name <> 'SchemaVersions'
        """;

    public static async Task<IReadOnlyList<MovedTable>> ReadAsync(NpgsqlConnection target) =>
        [
            .. (await target.QueryAsync<TargetColumn>(OfTarget))
                .GroupBy(column => column.Table, StringComparer.Ordinal)
                .Select(table => new MovedTable(table.Key, [.. table.Select(ToColumn)])),
        ];

    /// <summary>A column that one side has and the other has not, or null.</summary>
    public static async Task<string?> DifferenceAsync(SqliteConnection source, IReadOnlyList<MovedTable> tables)
    {
        var there = (await source.QueryAsync<(string Table, string Column)>(OfSource)).ToHashSet();
        there.SymmetricExceptWith(
            tables.SelectMany(table => table.Columns, (table, column) => (table.Name, column.Name))
        );
        return there.Select(column => $"{column.Table}.{column.Column}").Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static MovedColumn ToColumn(TargetColumn column) =>
        new(column.Column, TypeOf(column.Type), column.IsIdentity);

    private static NpgsqlDbType TypeOf(string type) =>
        type switch
        {
            "uuid" => NpgsqlDbType.Uuid,
            "bytea" => NpgsqlDbType.Bytea,
            "text" => NpgsqlDbType.Text,
            "bigint" => NpgsqlDbType.Bigint,
            "integer" => NpgsqlDbType.Integer,
            "smallint" => NpgsqlDbType.Smallint,
            _ => throw new NotSupportedException($"No migration uses the type {type}, so it cannot be moved."),
        };

    private sealed class TargetColumn
    {
        public required string Table { get; init; }
        public required string Column { get; init; }
        public required string Type { get; init; }
        public required bool IsIdentity { get; init; }
    }
}
