using Solaris.OpenAi.Files;

namespace Solaris.OpenAi.Batches;

/// <summary>Looks after batches whose owners do not ask: one that is over is charged soon after, whoever cares.</summary>
internal sealed partial class BatchPoller(
    BatchStore store,
    BatchWatch watch,
    TimeProvider clock,
    ILogger<BatchPoller> logger
) : BackgroundService
{
    private const int AtOnce = 20;

    /// <summary>A batch takes minutes to hours.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>After this long the making of a batch has broken off, even when its process lives.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Asks the provider about every batch that is due.</summary>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var batch in await store.DueAsync(now, Patience, AtOnce, cancellationToken))
        {
            if (await store.TakeAsync(batch, (now + Pause).ToUnixTimeMilliseconds()))
            {
                await LookAsync(batch with { DueAt = (now + Pause).ToUnixTimeMilliseconds() }, cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PollAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task LookAsync(StoredBatch batch, CancellationToken cancellationToken)
    {
        var asker = new Asker("en", cancellationToken);
        if (batch.State == (long)BatchState.Running)
        {
            var (_, refusal) = await watch.RefreshAsync(batch, asker);
            if (refusal is not null)
            {
                LogUnanswered(batch.Id, refusal.Status);
            }
        }
        else if (await watch.ResolveAsync(batch, asker) is null)
        {
            LogNeverMade(batch.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking after batches failed; the next tick tries again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The provider did not tell how batch {Id} stands: {Status}")]
    private partial void LogUnanswered(Guid id, int status);

    [LoggerMessage(LogLevel.Warning, "Batch {Id} was never made: what was held for it went back")]
    private partial void LogNeverMade(Guid id);
}
