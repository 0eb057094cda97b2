using System.Data.Common;

namespace Solaris.Storage;

/// <summary>A transaction of one's own, or one's part of the <see cref="Change"/> around it.</summary>
internal sealed class DatabaseWrite(DbConnection connection, DbTransaction transaction, bool isPart) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbTransaction Transaction => transaction;

    /// <summary>Makes what was written count; a part waits for the whole.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) =>
        isPart ? Task.CompletedTask : transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!isPart)
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
