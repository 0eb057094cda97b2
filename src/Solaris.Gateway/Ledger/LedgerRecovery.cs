using Dapper;
using Solaris.Ledger.Batches;
using Solaris.Ledger.Spools;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>Settles what dead processes left: first what their spools say, then the rest of their holds.</summary>
internal sealed class LedgerRecovery(
    Database database,
    LedgerInstance instance,
    LedgerQueue queue,
    Spool spool,
    HoldSweeper sweeper
)
{
    /// <param name="alone">True when no other process can be alive: their leases end now, not when they run out.</param>
    public async Task<(int Replayed, int Swept)> RunAsync(bool alone, CancellationToken cancellationToken)
    {
        if (alone)
        {
            await EndOtherLeasesAsync(cancellationToken);
        }
        var pulse = new PulseOperation(LedgerInstance.Lease, []);
        queue.TryAdd(pulse);
        await pulse.Done.WaitAsync(cancellationToken);
        var settles = spool.Adopt();
        settles.ForEach(settle => queue.TryAdd(settle));
        await Task.WhenAll(settles.Select(settle => settle.Committed)).WaitAsync(cancellationToken);
        return (settles.Count, await sweeper.SweepAsync(cancellationToken));
    }

    /// <summary>Ends this process's lease: what it still held is anybody's to end.</summary>
    public async Task EndOwnLeaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            new(
                $"update instance set lease_until = {database.Now} where id = @id",
                new { id = instance.Id },
                cancellationToken: cancellationToken
            )
        );
    }

    private async Task EndOtherLeasesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            new(
                $"update instance set lease_until = {database.Now} where id <> @id and lease_until > {database.Now}",
                new { id = instance.Id },
                cancellationToken: cancellationToken
            )
        );
    }
}
