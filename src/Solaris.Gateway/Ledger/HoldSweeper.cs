using Dapper;
using Solaris.Ledger.Batches;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>
/// Ends holds whose owner is dead or whose time is up, by the database's clock. Any replica does it for all: the
/// writer's locks make sure that each hold ends once.
/// </summary>
internal sealed partial class HoldSweeper(
    Database database,
    LedgerQueue queue,
    TimeProvider clock,
    ILogger<HoldSweeper> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly string _orphans = $"""
        select id from reservation
        where state = 0 and (hard_deadline <= {database.Now}
            or (instance_id <> {LedgerInstance.NobodyIn(database)}
                and instance_id not in (select id from instance where lease_until > {database.Now})))
        order by id limit {LedgerBatch.Most}
        """;

    /// <summary>Returns how many holds were ended.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var ended = 0;
        while (await FindAsync(cancellationToken) is { Count: > 0 } orphans)
        {
            var operations = orphans.ConvertAll(id => new ExpireOperation(id));
            if (!operations.TrueForAll(queue.TryAdd))
            {
                break;
            }
            await Task.WhenAll(operations.Select(operation => operation.Done)).WaitAsync(cancellationToken);
            ended += orphans.Count;
        }
        return ended;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await SweepAsync(stoppingToken) is > 0 and var ended)
                {
                    LogSwept(ended);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Guid>(new(_orphans, cancellationToken: cancellationToken))];
    }

    [LoggerMessage(LogLevel.Warning, "Ended {Count} holds whose owner had died")]
    private partial void LogSwept(int count);

    [LoggerMessage(LogLevel.Error, "Sweeping holds failed; the next tick tries again")]
    private partial void LogFailed(Exception exception);
}
