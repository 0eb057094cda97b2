using System.Globalization;

namespace Solaris.Chaos;

/// <summary>What must be true afterwards: the ledger's own invariants, and that it charged what the provider billed.</summary>
internal sealed class Audit(ChaosSystem system, Tally tally)
{
    private const short ProviderUsage = 1;
    private const short LateAdjustment = 5;

    public async Task<List<string>> RunAsync()
    {
        var found = new List<string>();
        await SettleDownAsync(found);
        var (code, output) = await system.Gateways[0].VerifyAsync();
        if (code != 0)
        {
            found.Add("solaris ledger verify: " + output);
        }
        await CompareBillsAsync(found);
        FindDoubles(found);
        return found;
    }

    /// <summary>Every gateway lives, and the leases of those that were killed are over: what they held must end (I6).</summary>
    private async Task SettleDownAsync(List<string> found)
    {
        foreach (var gateway in system.Gateways)
        {
            await ChaosSystem.ReadyAsync(gateway);
        }
        var open = 0L;
        for (var patience = 0; patience < 90; patience++)
        {
            // The living renew theirs within ten seconds.
            await system.Postgres.TryAsync(
                PostgresProcess.EndLeases
                    + " where lease_until < (extract(epoch from clock_timestamp()) * 1000)::bigint + 45000"
            );
            await Task.Delay(1_000);
            open = await CountAsync("select count(*) from reservation where state = 0");
            if (open == 0)
            {
                return;
            }
        }
        found.Add($"I6: {Text(open)} holds did not end.");
    }

    /// <summary>A call whose client got the whole answer is charged what its provider billed for it, once.</summary>
    private async Task CompareBillsAsync(List<string> found)
    {
        var charged = (
            await system.Postgres.QueryAsync(
                "select id, charged_tokens, basis from reservation where state = 1",
                row => (Id: row.GetGuid(0), Tokens: row.GetInt64(1), Basis: row.GetInt16(2))
            )
        ).ToDictionary(row => row.Id);
        // Also bills of answers whose last flush failed: a gateway that is killed may have passed on all of one.
        var bills = system.Provider.Billing.Bills.ToLookup(bill => bill.Call, StringComparer.Ordinal);
        foreach (var (id, name, tellsUsage) in tally.Finished)
        {
            if (!charged.TryGetValue(id, out var call))
            {
                found.Add($"{id} ({name}) was answered and never held.");
                continue;
            }
            // Other bills of the same name are an Idempotency-Key's earlier tries. What the gateway counted itself is a bound.
            bool Pays(FakeProvider.Bill bill) => tellsUsage ? bill.Total == call.Tokens : bill.Total <= call.Tokens;
            if ((call.Basis is ProviderUsage or LateAdjustment || !tellsUsage) && bills[name].All(bill => !Pays(bill)))
            {
                var billed = string.Join(", ", bills[name].Select(bill => $"{Text(bill.Total)} with {bill.Status}"));
                found.Add($"{id} ({name}) was charged {Text(call.Tokens)} on basis {call.Basis}, and billed {billed}.");
            }
        }
    }

    /// <summary>What is asked again under one Idempotency-Key is made once.</summary>
    private void FindDoubles(List<string> found)
    {
        var answers = system.Provider.Billing.Bills.Where(bill => bill is { CompletionTokens: > 0, Status: 200 });
        foreach (var (name, count) in answers.CountBy(bill => bill.Call, StringComparer.Ordinal))
        {
            if (count > 1 && tally.Once.ContainsKey(name))
            {
                found.Add($"{name} was made {Text(count)} times under one Idempotency-Key.");
            }
        }
    }

    private async Task<long> CountAsync(string sql) =>
        (await system.Postgres.QueryAsync(sql, row => row.GetInt64(0)))[0];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
