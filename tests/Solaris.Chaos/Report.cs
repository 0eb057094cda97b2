using System.Globalization;
using System.Text;

namespace Solaris.Chaos;

/// <summary>A run as a page to store: what was done, what broke, what the books said.</summary>
internal static class Report
{
    public static async Task<string> WriteAsync(
        ChaosOptions options,
        ChaosSystem system,
        Tally tally,
        double seconds,
        List<string> violations
    )
    {
        var text = new StringBuilder();
        var bills = system.Provider.Billing.Counts;
        Line(
            text,
            $"Seed {options.Seed}, {seconds:f0} s, 3 gateways, {options.Workers} callers, on {Environment.ProcessorCount} cores."
        );
        Line(
            text,
            $"Clocks a day ahead and a day behind: {(ChaosSystem.SkewsClocks ? "yes" : "no, libfaketime is not installed")}."
        );
        Line(text, $"");
        Line(text, $"| what | number |");
        Line(text, $"|---|--:|");
        Line(text, $"| calls of clients | {tally.CallCount} |");
        foreach (var (outcome, count) in tally.Calls)
        {
            Line(text, $"| … {outcome} | {count} |");
        }
        Line(text, $"| attempts at the provider | {bills.Attempts} |");
        foreach (var (name, count) in await BooksAsync(system))
        {
            Line(text, $"| {name} | {count} |");
        }
        Line(text, $"| calls whose client was to leave or whose provider was to fail | {tally.PlannedCount} |");
        foreach (var (fault, count) in tally.Planned)
        {
            Line(text, $"| … {fault} | {count} |");
        }
        Line(text, $"| faults of the installation | {tally.FaultCount} |");
        foreach (var (fault, count) in tally.Faults)
        {
            Line(text, $"| … {fault} | {count} |");
        }
        Line(text, $"| **violations** | **{violations.Count}** |");
        foreach (var violation in violations.Take(20))
        {
            Line(text, $"\n* {violation}");
        }
        return text.ToString();
    }

    private static async Task<List<(string Name, long Count)>> BooksAsync(ChaosSystem system) =>
        await system.Postgres.QueryAsync(
            """
            select 'operations of the ledger: holds, their endings, corrections',
                count(*) + count(*) filter (where state <> 0) + count(*) filter (where basis = 5) from reservation
            union all select '… holds', count(*) from reservation
            union all select '… settled by the provider''s word', count(*) from reservation where basis in (1, 2)
            union all select '… ended by the sweeper', count(*) from reservation where basis = 4
            union all select '… corrected afterwards', count(*) from reservation where basis = 5
            union all select 'transfers', count(*) from transfer
            """,
            row => (row.GetString(0), row.GetInt64(1))
        );

    private static void Line(StringBuilder text, FormattableString line) =>
        text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
