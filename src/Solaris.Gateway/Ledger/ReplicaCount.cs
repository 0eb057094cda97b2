using System.Data.Common;
using Dapper;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>
/// How many gateways live on this database, by their leases: what each may admit of a limit that nobody counts for all. The last
/// known number holds while the database is away.
/// </summary>
internal sealed partial class ReplicaCount(Database database, TimeProvider clock, ILogger<ReplicaCount> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly string _count = $"select count(*) from instance where lease_until > {database.Now}";
    private int _living = 1;

    /// <summary>At least 1: this one.</summary>
    public int Value => Volatile.Read(ref _living);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var living = await connection.ExecuteScalarAsync<int>(new(_count, cancellationToken: cancellationToken));
        Volatile.Write(ref _living, Math.Max(1, living));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            return; // One process has the folder for itself.
        }
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogFailed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The living gateways could not be counted; the last number holds")]
    private partial void LogFailed(Exception exception);
}
