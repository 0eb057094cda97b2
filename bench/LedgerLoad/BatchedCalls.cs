using System.Diagnostics;
using Solaris.Ledger;

namespace Solaris.LedgerLoad;

/// <summary>Calls as the gateway makes them: through its queue, its one writer and its spool.</summary>
internal sealed class BatchedCalls(TokenLedger ledger)
{
    /// <summary>How long the hold took.</summary>
    public async Task<TimeSpan> CycleAsync(Limit[] limits)
    {
        var request = LoadCall.Request(limits);
        var begun = Stopwatch.GetTimestamp();
        var result = await ledger.HoldAsync(request, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(begun);
        await using var hold = result.Hold ?? throw new InvalidOperationException("The limit is used up.");
        await hold.SettleAsync(LoadCall.Entry(request, result.Standings));
        return took;
    }
}
