namespace Solaris.Storage.Moves;

/// <summary>One table that is moved. Its names come from the target's catalogue, never from a person.</summary>
internal sealed record MovedTable(string Name, IReadOnlyList<MovedColumn> Columns)
{
    public string Quoted => Quote(Name);

    public string Select => $"select {ColumnList} from {Quoted}";

    public string Copy => $"copy {Quoted} ({ColumnList}) from stdin (format binary)";

    private string ColumnList => string.Join(", ", Columns.Select(column => Quote(column.Name)));

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
