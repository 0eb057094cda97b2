using System.Data.Common;
using System.Diagnostics.Metrics;
using Dapper;
using Solaris.Storage;
using Solaris.Telemetry;

namespace Solaris.Ledger;

/// <summary>
/// How many gateways live on this database, by their leases: what each may admit of a limit that nobody counts for all. The last
/// known number holds while the database is away.
/// </summary>
internal sealed partial class ReplicaCount : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<ReplicaCount> _logger;
    private readonly string _count;
    private int _living = 1;

    public ReplicaCount(Database database, TimeProvider clock, IMeterFactory meters, ILogger<ReplicaCount> logger)
    {
        (_database, _clock, _logger) = (database, clock, logger);
        _count = $"select count(*) from instance where lease_until > {database.Now}";
        meters
            .Create(GatewayMetrics.MeterName)
            .CreateObservableGauge("ia_solaris_replicas", () => Value, null, "Living gateways, as last counted here.");
    }

    /// <summary>At least 1: this one.</summary>
    public int Value => Volatile.Read(ref _living);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        var living = await connection.ExecuteScalarAsync<int>(new(_count, cancellationToken: cancellationToken));
        Volatile.Write(ref _living, Math.Max(1, living));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_database.Kind == DatabaseKind.Sqlite)
        {
            return; // One process has the folder for itself.
        }
        using var timer = new PeriodicTimer(Interval, _clock);
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
