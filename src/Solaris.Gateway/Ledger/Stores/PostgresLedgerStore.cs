using Npgsql;
using Solaris.Ledger.Batches;
using Solaris.Storage;

namespace Solaris.Ledger.Stores;

/// <summary>The ledger in PostgreSQL, at READ COMMITTED with row locks: two round trips a batch, whatever its size.</summary>
internal sealed class PostgresLedgerStore(Database database) : ILedgerStore
{
    /// <summary>A batch that takes longer has lost its server: its callers are told, and its settles wait in the spool.</summary>
    private const int TimeoutSeconds = 5;

    private readonly NameBook _names = new();

    public void Run(LedgerBatch batch, Guid instance)
    {
        using var connection = (NpgsqlConnection)database.Open();
        try
        {
            var state = PostgresRows.Load(connection, batch.Needs, instance, TimeoutSeconds);
            batch.Decide(state);
            PostgresWriter.Write(connection, state, NamesOf(state), TimeoutSeconds);
        }
        catch
        {
            Rollback(connection);
            throw;
        }
    }

    public bool IsAway(Exception exception) =>
        exception is PostgresException postgres ? postgres.IsTransient : exception is NpgsqlException;

    public void Dispose() { }

    /// <summary>The pool also rolls back; doing it here frees the locks before the batch is tried again.</summary>
    private static void Rollback(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand("rollback", connection);
            command.ExecuteNonQuery();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the transaction with it.
        }
    }

    /// <summary>
    /// Learns names on a connection of its own that commits at once: a name inserted in the batch would be a lock out
    /// of order, and gone again after a rollback.
    /// </summary>
    private NameBook NamesOf(LedgerState state)
    {
        var missing = state
            .Requests.SelectMany(RequestNames.Of)
            .Concat(state.Corrections.Select(correction => correction.Price))
            .Where(name => name.Length > 0)
            .Select(_names.Stored)
            .Where(name => !_names.TryGet(name, out _))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (missing.Length > 0)
        {
            Learn(missing);
        }
        return _names;
    }

    private void Learn(string[] missing)
    {
        using var connection = (NpgsqlConnection)database.Open();
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("insert into name (value) select unnest($1) on conflict do nothing")
                {
                    Parameters = { new() { Value = missing } },
                },
                new("select value, id from name where value = any($1)") { Parameters = { new() { Value = missing } } },
            },
        };
        using var reader = batch.ExecuteReader();
        while (reader.Read())
        {
            _names.Add(reader.GetString(0), (int)reader.GetInt64(1));
        }
    }
}
