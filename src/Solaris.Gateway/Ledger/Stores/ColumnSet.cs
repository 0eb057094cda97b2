using Npgsql;

namespace Solaris.Ledger.Stores;

/// <summary>Rows turned into one array a column, for statements that read them with <c>unnest</c>.</summary>
internal sealed class ColumnSet<TRow>(IReadOnlyList<TRow> rows)
{
    private readonly List<NpgsqlParameter> _columns = [];

    public bool IsEmpty => rows.Count == 0;

    public ColumnSet<TRow> Add<TValue>(Func<TRow, TValue> read)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read(rows[i]);
        }
        _columns.Add(new NpgsqlParameter<TValue[]> { TypedValue = values });
        return this;
    }

    /// <summary>Adds the statement to the batch, unless there are no rows for it.</summary>
    public void AddTo(NpgsqlBatch batch, string sql)
    {
        if (IsEmpty)
        {
            return;
        }
        var command = new NpgsqlBatchCommand(sql);
        _columns.ForEach(column => command.Parameters.Add(column));
        batch.BatchCommands.Add(command);
    }
}
