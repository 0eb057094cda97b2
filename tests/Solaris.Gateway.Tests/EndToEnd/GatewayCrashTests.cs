using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary><c>kill -9</c> at every marked point of a call: after the restart the books are right and no hold is left.</summary>
[Collection(RunsAlone.Name)]
public sealed class GatewayCrashTests(ITestOutputHelper output)
{
    private const int OutputCap = 40;

    private static readonly CrashPoint Warm = new("warm", null);

    /// <summary>A dead owner's lease must run out before its holds end.</summary>
    private static readonly TimeSpan HoldsEnd = TimeSpan.FromSeconds(150);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_gateway_leaves_books_that_are_right(bool postgres)
    {
        await using var provider = await FakeProviderApp.StartAsync(
            new FakeProviderOptions { Key = GatewayModels.ProviderKey }
        );
        var setup = await GatewaySetup.CreateAsync(GatewayModels.Yaml(provider.BaseAddress), postgres);
        await using var gateway = await GatewayProcess.StartAsync(setup);
        var key = await gateway.Admin.CreateUserKeyAsync("crash@example.org");

        var warm = await gateway.Admin.CreateUserKeyAsync("warm@example.org");
        foreach (var point in CrashPoint.All)
        {
            await AnswerAsync(gateway, warm, Warm); // A first call compiles the code: the moments after it would be others.
            await KillAtAsync(point, provider, gateway, key);
            await gateway.StartAgainAsync();
            Assert.Empty(await gateway.Admin.VerifyAsync());
        }

        var used = await UsedWhenNothingIsHeldAsync(gateway, key);
        Assert.Empty(await gateway.Admin.VerifyAsync());
        var bills = provider.Billing.Bills.Where(bill => bill.Call != Warm.Name).ToList();
        var known = await AssertKnownChargesAreExactAsync(gateway, key, bills);
        output.WriteLine(
            $"{CrashPoint.All.Count} kills, {known} charges by the provider's word: billed {bills.Sum(bill => bill.Total)}, charged {used}"
        );
        Assert.True(used >= bills.Sum(bill => bill.PromptTokens), $"charged {used}");
        Assert.True(used <= CrashPoint.All.Count * (InputBound + OutputCap), $"charged {used}");
    }

    /// <summary>A charge that rests on the provider's word is the provider's bill; each call's prompt has its own length.</summary>
    private static async Task<int> AssertKnownChargesAreExactAsync(
        GatewayProcess gateway,
        ApiKeyGrant key,
        List<Bill> bills
    )
    {
        var known = (await gateway.Admin.RequestsAsync())
            .Where(row =>
                (string?)row["keyId"] == key.Id && (string?)row["basis"] is "provider_usage" or "late_adjustment"
            )
            .Select(RequestRow.Usage)
            .ToList();
        Assert.True(known.Count >= 5, $"Only {known.Count} calls were charged by the provider's word.");
        foreach (var usage in known)
        {
            Assert.Equal(bills.Single(bill => bill.PromptTokens == usage.Input).CompletionTokens, usage.OutputTotal);
        }
        Assert.Equal(known.Count, known.DistinctBy(usage => usage.Input).Count());
        return known.Count;
    }

    /// <summary>The bytes of the body bound its tokens.</summary>
    private static int InputBound => Body(CrashPoint.All[0]).ToJsonString().Length + 64;

    private static async Task KillAtAsync(
        CrashPoint point,
        FakeProviderApp provider,
        GatewayProcess gateway,
        ApiKeyGrant key
    )
    {
        var killed = new TaskCompletionSource();
        provider.AtPoint = async (call, reached) =>
        {
            if (reached == point.Point && call.Id == point.Name)
            {
                var kill = KillLaterAsync(gateway, point.Delay, killed);
                await (point.Delay == 0 ? kill : Task.CompletedTask);
            }
        };
        var answer = AnswerAsync(gateway, key, point);
        if (point.Point is null)
        {
            await KillLaterAsync(gateway, point.Delay, killed);
        }
        await killed.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await answer;
    }

    private static async Task KillLaterAsync(GatewayProcess gateway, int delay, TaskCompletionSource killed)
    {
        await Task.Delay(delay, Cancellation);
        await gateway.KillAsync();
        killed.SetResult();
    }

    private static async Task AnswerAsync(GatewayProcess gateway, ApiKeyGrant key, CrashPoint point)
    {
        try
        {
            using var request = ChatBody.Request(Body(point));
            request.Headers.Authorization = new("Bearer", key.Secret);
            using var answer = await gateway.Http.SendAsync(request, Cancellation);
        }
        catch (HttpRequestException)
        {
            // That is what a killed server looks like.
        }
    }

    private static JsonObject Body(CrashPoint point)
    {
        var body = ChatBody.Of(
            "How does it end?",
            $"call={point.Name};prompt={Number(point)};{point.Script}",
            point.Stream
        );
        body["max_tokens"] = OutputCap;
        return body;
    }

    private static string Number(CrashPoint point) =>
        (CrashPoint.All.IndexOf(point) + 1).ToString(CultureInfo.InvariantCulture);

    private static async Task<long> UsedWhenNothingIsHeldAsync(GatewayProcess gateway, ApiKeyGrant key)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var limit = (await gateway.Admin.LimitsAsync("user", key.UserId))["items"]![0]!;
            if ((long)limit["held"]! == 0)
            {
                return (long)limit["used"]!;
            }
            Assert.True(clock.Elapsed < HoldsEnd, $"{limit["held"]} tokens are still held.");
            await Task.Delay(250, Cancellation);
        }
    }
}
