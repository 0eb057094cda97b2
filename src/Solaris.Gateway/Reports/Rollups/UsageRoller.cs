using System.Data.Common;

namespace Solaris.Reports.Rollups;

/// <summary>Sums up hours as they close, and again when something was added to them.</summary>
internal sealed partial class UsageRoller(
    RollupStore store,
    DayStore days,
    TimeProvider clock,
    ILogger<UsageRoller> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Sums up everything there is to sum up; returns how many hours that were.</summary>
    public async Task<long> CatchUpAsync(CancellationToken cancellationToken)
    {
        await store.BeginAsync(cancellationToken);
        long hours = 0;
        while (await store.RollAsync(cancellationToken) is > 0 and var more)
        {
            hours += more;
        }
        while (await days.RollAsync(cancellationToken))
        {
            // A month of days at a time.
        }
        return hours;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Usage could not be summed up; the next tick tries again")]
    private partial void LogFailed(Exception exception);
}
