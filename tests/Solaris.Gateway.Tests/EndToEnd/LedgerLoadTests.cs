using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary>
/// 64 callers on one limit, 10,000 calls in all (<c>SOLARIS_TEST_CALLS</c> changes that), with clients that leave and
/// providers that break: the ledger stays whole at every moment and charges what the provider billed.
/// </summary>
[Collection(RunsAlone.Name)]
public sealed class LedgerLoadTests(ITestOutputHelper output)
{
    private const long FirstAmount = 200_000;
    private const long Step = 150_000;

    private static int Calls =>
        int.Parse(Environment.GetEnvironmentVariable("SOLARIS_TEST_CALLS") ?? "10000", CultureInfo.InvariantCulture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Callers_on_one_limit_are_charged_what_the_provider_billed(bool postgres)
    {
        await using var provider = await FakeProviderApp.StartAsync(
            new FakeProviderOptions { Key = GatewayModels.ProviderKey }
        );
        var setup = await GatewaySetup.CreateAsync(GatewayModels.Yaml(provider.BaseAddress), postgres);
        await using var gateway = await GatewayProcess.StartAsync(setup);
        var key = await gateway.Admin.CreateUserKeyAsync("load@example.org", FirstAmount);
        var run = new LoadRun(gateway, key, Calls);

        var clock = Stopwatch.StartNew();
        var samples = await SampleUntilAsync(run.RunAsync(Cancellation), run, gateway.Admin, key);
        var seconds = clock.Elapsed.TotalSeconds;
        await Eventually.HoldsAsync(() => provider.Billing.Counts.OpenCalls == 0);
        var used = await UsedWhenQuietAsync(gateway.Admin, key);

        Assert.Empty(await gateway.Admin.VerifyAsync());
        var rows = (await gateway.Admin.RequestsAsync()).ToDictionary(row => (string)row["id"]!);
        var bills = provider.Billing.Bills.ToLookup(bill => bill.Call);
        AssertFinishedCallsCostTheirBills(run, rows, bills);
        AssertRefusedCallsCostNothing(run, rows, bills);
        Assert.Equal(used, rows.Values.Sum(row => RequestRow.Usage(row).Total));
        await AssertRefusalsWereDueAsync(run, gateway.Admin);
        var counts = run.Calls.CountBy(call => call.Outcome).Select(pair => $"{pair.Value} {pair.Key}");
        output.WriteLine(
            $"{Calls} calls in {seconds:f1} s: {string.Join(", ", counts)}; {samples} samples, {used} tokens"
        );
        Assert.True(run.Calls.Count(call => call.Outcome == LoadOutcome.Finished) > Calls / 4);
    }

    /// <summary>Verifies while the load runs, and gives more when too many are refused: the load lives at the limit's edge.</summary>
    private static async Task<int> SampleUntilAsync(Task load, LoadRun run, AdminApi admin, ApiKeyGrant key)
    {
        var samples = 0;
        var refused = 0;
        for (var amount = FirstAmount; !load.IsCompleted; samples++)
        {
            Assert.Empty(await admin.VerifyAsync());
            refused += run.TakeRefused();
            if (refused > 40)
            {
                refused = 0;
                amount += Step;
                await admin.SetLimitAsync("user", key.UserId, "tokens", amount);
            }
            await Task.WhenAny(load, Task.Delay(200, Cancellation));
        }
        await load;
        return samples;
    }

    private static async Task<long> UsedWhenQuietAsync(AdminApi admin, ApiKeyGrant key)
    {
        var limit = await Eventually.GetAsync(async () =>
        {
            var item = (await admin.LimitsAsync("user", key.UserId))["items"]!.AsArray().Single()!;
            return (long)item["held"]! == 0 ? item : null;
        });
        return (long)limit["used"]!;
    }

    private static void AssertFinishedCallsCostTheirBills(
        LoadRun run,
        Dictionary<string, JsonNode> rows,
        ILookup<string, Bill> bills
    )
    {
        foreach (var call in run.Calls.Where(call => call.Outcome == LoadOutcome.Finished))
        {
            var row = rows[call.RequestId!];
            if (!call.Plan.Metered)
            {
                Assert.Equal("local_count", (string?)row["basis"]);
                continue;
            }
            var usage = RequestRow.Usage(row);
            var billed = bills[call.Name].Where(bill => bill.Finished).ToList();
            Assert.Equal(billed.Sum(bill => bill.PromptTokens), usage.Input);
            Assert.Equal(billed.Sum(bill => bill.CompletionTokens), usage.OutputTotal);
            Assert.Equal("provider_usage", (string?)row["basis"]);
        }
    }

    private static void AssertRefusedCallsCostNothing(
        LoadRun run,
        Dictionary<string, JsonNode> rows,
        ILookup<string, Bill> bills
    )
    {
        foreach (var call in run.Calls.Where(call => call.Outcome == LoadOutcome.Refused))
        {
            Assert.Equal(TokenUsage.None, RequestRow.Usage(rows[call.RequestId!]));
            Assert.Empty(bills[call.Name]);
        }
    }

    /// <summary>At every refusal the limit had too little room for the input and 256 tokens of output.</summary>
    private static async Task AssertRefusalsWereDueAsync(LoadRun run, AdminApi admin)
    {
        foreach (var call in run.Calls.Where(call => call.Outcome == LoadOutcome.Refused).Take(500))
        {
            var explanation = await admin.ExplanationAsync(call.RequestId!);
            Assert.Contains(explanation["limits"]!.AsArray(), limit => IsShort(limit!, call.BodyLength));
        }
    }

    /// <summary>What a refused call needs at least is its input and 256 tokens; more asked than that would be a false block.</summary>
    private static bool IsShort(JsonNode limit, int bodyLength) =>
        (long)limit["asked"]! <= bodyLength + 256
        && !(bool)limit["fits"]!
        && (long)limit["limit"]! - (long)limit["used"]! - (long)limit["held"]! < (long)limit["asked"]!;
}
