using Solaris.Ledger.Batches;
using Solaris.Telemetry;

namespace Solaris.Ledger;

/// <summary>Tells the database that this process lives, and how far its calls have come, so that a crash loses little.</summary>
internal sealed partial class LedgerPulse(
    LedgerQueue queue,
    OpenHolds holds,
    GatewayMetrics metrics,
    TimeProvider clock,
    ILogger<LedgerPulse> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private long? _lastHeartbeat;

    /// <summary>Progress each time; the lease when its heartbeat is due.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        metrics.OpenHolds(holds.Count, holds.Oldest());
        var progress = holds.Progress();
        var isDue = _lastHeartbeat is not { } last || clock.GetElapsedTime(last) >= LedgerInstance.HeartbeatInterval;
        if (!isDue && progress.Count == 0)
        {
            return;
        }
        var operation = new PulseOperation(isDue ? LedgerInstance.Lease : null, progress);
        var now = clock.GetTimestamp();
        if (queue.TryAdd(operation))
        {
            await operation.Done.WaitAsync(cancellationToken);
            _lastHeartbeat = isDue ? now : _lastHeartbeat;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The ledger's heartbeat failed; the next tick tries again")]
    private partial void LogFailed(Exception exception);
}
