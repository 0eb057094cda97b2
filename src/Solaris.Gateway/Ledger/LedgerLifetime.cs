using System.Data.Common;
using Microsoft.Extensions.Options;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>
/// Starts the ledger before the first call and ends it after the last: lock, writer, lease, then what a dead process
/// left behind, its spool before its holds, so that a charge that is known is not guessed first.
/// </summary>
internal sealed partial class LedgerLifetime(
    Database database,
    LedgerWriter writer,
    LedgerRecovery recovery,
    IOptions<StorageOptions> storage,
    ILogger<LedgerLifetime> logger
) : IHostedService, IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private InstanceLock? _lock;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            _lock = InstanceLock.Take(storage.Value.Folder);
        }
        writer.Start();
        var (replayed, swept) = await recovery.RunAsync(alone: _lock is not null, cancellationToken);
        LogStarted(replayed, swept);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        writer.Stop(DrainTime);
        try
        {
            await recovery.EndOwnLeaseAsync(cancellationToken);
        }
        catch (DbException exception)
        {
            LogLeaseNotEnded(exception);
        }
    }

    public void Dispose() => _lock?.Dispose();

    [LoggerMessage(LogLevel.Warning, "The ledger's lease could not be ended; it runs out by itself")]
    private partial void LogLeaseNotEnded(Exception exception);

    [LoggerMessage(LogLevel.Information, "Ledger ready: {Replayed} settles replayed, {Swept} orphaned holds ended")]
    private partial void LogStarted(int replayed, int swept);
}
