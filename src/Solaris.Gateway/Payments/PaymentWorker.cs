using System.Data.Common;
using Solaris.Storage;

namespace Solaris.Payments;

/// <summary>Moves orders on: those a webhook named, those whose time has come, and what a crash left half done.</summary>
internal sealed partial class PaymentWorker(
    OrderStore orders,
    WebhookInbox inbox,
    OrderSteps steps,
    TimeProvider clock,
    ILogger<PaymentWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await inbox.TakeAsync(cancellationToken);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var id in await orders.DueAsync(now, cancellationToken))
        {
            await AdvanceAsync(id, cancellationToken);
        }
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

    /// <summary>One order that fails must not keep the others waiting: it is tried again a minute later.</summary>
    private async Task AdvanceAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await steps.AdvanceAsync(id, cancellationToken);
        }
        catch (Exception exception) when (IsOfThisOrder(exception))
        {
            LogOrderFailed(exception, id);
            await orders.PollAsync(id, clock.GetUtcNow().AddMinutes(1), cancellationToken);
        }
    }

    /// <summary>A database that is away concerns them all.</summary>
    private static bool IsOfThisOrder(Exception exception) =>
        exception is not OperationCanceledException and not DbException { IsRefusedRow: false };

    [LoggerMessage(LogLevel.Warning, "Orders could not be looked at; the next tick tries again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "Order {Order} could not be moved on; it is tried again")]
    private partial void LogOrderFailed(Exception exception, Guid order);
}
