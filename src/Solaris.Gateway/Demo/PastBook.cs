using Solaris.Ledger;
using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Demo;

/// <summary>Writes calls of the past into the ledger, oldest first, some hours in one transaction.</summary>
internal sealed class PastBook(Database database, LedgerInstance instance, ApplicableLimits limits, PastPrices prices)
{
    /// <summary>
    /// Divides a day, so that no transaction crosses the border of a period, and is shorter than what the sums of usage
    /// take for late.
    /// </summary>
    private const int HoursTogether = 4;

    /// <param name="calls">Ascending by time.</param>
    public async Task WriteAsync(IEnumerable<PastCall> calls, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        long now = 0;
        using var store = new SqliteLedgerStore(database, () => now);
        foreach (var together in calls.GroupBy(call => Part(call, zone)))
        {
            var operations = new List<LedgerOperation>();
            foreach (var call in together)
            {
                var binding = await limits.FindAsync(call.Origin, call.Model, cancellationToken);
                operations.Add(new PastCallOperation(call, binding, prices.At(call)));
            }
            now = together.First().At;
            store.Run(new LedgerBatch(operations), instance.Id);
        }
    }

    private static (DateTime Day, int Part) Part(PastCall call, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(call.At), zone);
        return (local.Date, local.Hour / HoursTogether);
    }
}
