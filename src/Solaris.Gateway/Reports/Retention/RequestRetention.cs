using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Solaris.Reports.Retention;

/// <summary>Keeps tables for the months ahead, and drops the months of the request log that are older than they are kept.</summary>
internal sealed partial class RequestRetention(
    RetentionStore store,
    IOptions<RetentionOptions> options,
    TimeProvider clock,
    ILogger<RequestRetention> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Returns how many months, or rows of the embedded database, were dropped.</summary>
    public async Task<long> ApplyAsync(CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var before = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(
            -options.Value.Months
        );
        return await store.SealAsync(before.ToUnixTimeMilliseconds(), cancellationToken)
            ? await store.DropAsync(before, cancellationToken)
            : 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                var dropped = await ApplyAsync(stoppingToken);
                if (dropped > 0)
                {
                    LogDropped(dropped);
                }
            }
            catch (DbException exception)
            {
                LogFailed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "Dropped {Count} months or rows of the request log that are no longer kept")]
    private partial void LogDropped(long count);

    [LoggerMessage(
        LogLevel.Warning,
        "Months of the request log could not be made or dropped; the next tick tries again"
    )]
    private partial void LogFailed(Exception exception);
}
