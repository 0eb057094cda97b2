using System.Data.Common;

namespace Solaris.Storage;

/// <summary>
/// One transaction around everything a request changes, in whichever feature: stores join it by
/// <see cref="Database.WriteAsync(CancellationToken)"/>, and reads that follow see what was written. It begins with the first write, so that
/// the checks before it, and the hashing of passwords, keep nobody from writing.
/// </summary>
internal sealed class Change : IAsyncDisposable
{
    private static readonly AsyncLocal<Change?> Ambient = new();

    private readonly Database _database;
    private readonly List<Action> _afterwards = [];
    private DbConnection? _connection;
    private DbTransaction? _transaction;
    private bool _over;

    private Change(Database database) => _database = database;

    public bool HasBegun => _connection is not null;

    /// <summary>Starts a change: from here on, writes of this flow of control belong to it.</summary>
    public static Change Begin(Database database) => Ambient.Value = new(database);

    /// <summary>The change that this flow of control is in, if it is in one of <paramref name="database"/>.</summary>
    public static Change? In(Database database) =>
        Ambient.Value is { _over: false } change && ReferenceEquals(change._database, database) ? change : null;

    /// <summary>A connection to read with what was written so far; closing it leaves the change open.</summary>
    public DbConnection Share() =>
        new SharedConnection(_connection ?? throw new InvalidOperationException("Nothing was written yet."));

    public async ValueTask<(DbConnection Connection, DbTransaction Transaction)> JoinAsync(
        CancellationToken cancellationToken
    )
    {
        _connection ??= await _database.OpenAloneAsync(cancellationToken);
        _transaction ??= await _connection.BeginTransactionAsync(cancellationToken);
        return (_connection, _transaction);
    }

    /// <summary>Runs <paramref name="action"/> once others can see the change.</summary>
    public void Afterwards(Action action) => _afterwards.Add(action);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_transaction is not null)
        {
            await _transaction.CommitAsync(cancellationToken);
        }
        _over = true;
        _afterwards.ForEach(action => action());
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _over = true;
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
