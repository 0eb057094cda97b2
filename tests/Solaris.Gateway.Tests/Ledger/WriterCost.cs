using System.Diagnostics;
using System.Globalization;
using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;
using Solaris.Storage;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger;

/// <summary>
/// What a call costs the writer's thread: hold, settle and log row on two limits. Measured by hand, in Release:
/// <c>dotnet run -c Release --project tests/Solaris.Gateway.Tests -- --filter-class "*WriterCost" --explicit only</c>.
/// </summary>
public sealed class WriterCost(ITestOutputHelper output)
{
    private const int Calls = 40_000;

    [Fact(Explicit = true)]
    public async Task Of_a_call_by_batch()
    {
        foreach (var size in new[] { 1, 8, 16, 32, 64 })
        {
            await MeasureAsync(nameof(DatabaseKind.Sqlite), size);
        }
        await MeasureAsync(nameof(DatabaseKind.Postgres), 16);
        await MeasureAsync(nameof(DatabaseKind.Postgres), 64);
    }

    private async Task MeasureAsync(string kind, int size)
    {
        await using var test = await TestLedger.StartAsync(kind);
        var organisation = await test.LimitAsync(LimitScope.Organisation, LimitTerms.MostAmount);
        var users = new List<Limit>();
        for (var i = 0; i < 50; i++)
        {
            users.Add(await test.LimitAsync(LimitScope.User, LimitTerms.MostAmount));
        }
        using ILedgerStore store =
            kind == nameof(DatabaseKind.Sqlite)
                ? new SqliteLedgerStore(test.Test.Database)
                : new PostgresLedgerStore(test.Test.Database);
        var calls = size == 1 || kind != nameof(DatabaseKind.Sqlite) ? Calls / 10 : Calls;
        Measure(store, users, organisation, size, 0, Math.Min(calls, 4_000));
        var (cpu, wall, decided) = Measure(store, users, organisation, size, 1_000_000, calls);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}, {size} calls a batch: {cpu:F1} µs CPU, {wall:F1} µs wall a call; {decided:F0} bytes allocated"
            )
        );
        await test.AssertBalancedAsync();
    }

    private static (double Cpu, double Wall, double Allocated) Measure(
        ILedgerStore store,
        List<Limit> users,
        Limit organisation,
        int size,
        int first,
        int calls
    )
    {
        var batches = new List<LedgerOperation[]>();
        var open = new List<HoldOperation>();
        for (var id = first; id < first + calls; id += size)
        {
            var holds = Enumerable
                .Range(id, size)
                .Select(call => new HoldOperation(Request(call, 800, 1_000, users[call % 50], organisation).Elastic()))
                .ToList();
            LedgerOperation[] batch = [.. open.Select(Settle), .. holds];
            batches.Add(batch);
            open = holds;
        }
        batches.Add([.. open.Select(Settle)]);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var (cpu, watch) = (CpuNanoseconds(), Stopwatch.StartNew());
        foreach (var operations in batches)
        {
            var batch = new LedgerBatch(operations);
            store.Run(batch, Id(8_000));
            batch.Complete();
        }
        return (
            (CpuNanoseconds() - cpu) / 1_000.0 / calls,
            watch.Elapsed.TotalMicroseconds / calls,
            (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)calls
        );
    }

    private static ResolveOperation Settle(HoldOperation hold)
    {
        var number = int.Parse(hold.Request.Id.ToString()[24..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var used = Used(700, number % 900);
        return new(hold.Request.Id.Value, used, RequestRows.From(Entry(number, used, Standings(hold.Request.Limits))));
    }

    private static LimitStanding[] Standings(IEnumerable<Limit> limits) =>
        [.. limits.Select(limit => new LimitStanding(limit, new(0, 1), 1_000_000, 123_456, 7_890, 1_800, true))];

    /// <summary>The thread's time on a CPU, from the kernel's accounting.</summary>
    private static long CpuNanoseconds() =>
        long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
}
