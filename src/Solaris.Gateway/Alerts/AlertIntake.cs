using System.Data.Common;

namespace Solaris.Alerts;

/// <summary>Turns what the ledger has to tell into alerts, and closes those whose time is over.</summary>
internal sealed partial class AlertIntake(
    AlertIntakeStore intake,
    AlertStore alerts,
    TimeProvider clock,
    ILogger<AlertIntake> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await intake.TakeAsync(cancellationToken) > 0)
        {
            // Until nothing waits.
        }
        await alerts.EndAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Alerts could not be raised; the next tick tries again")]
    private partial void LogFailed(Exception exception);
}
