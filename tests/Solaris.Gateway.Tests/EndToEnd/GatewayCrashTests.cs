using System.Diagnostics;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary><c>kill -9</c> at every marked point of a call: after the restart the books are right and no hold is left.</summary>
[Collection(RunsAlone.Name)]
public sealed class GatewayCrashTests(ITestOutputHelper output)
{
    private const int OutputCap = 40;

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

        foreach (var point in CrashPoint.All)
        {
            await KillAtAsync(point, provider, gateway, key);
            await gateway.StartAgainAsync();
            Assert.Empty(await gateway.Admin.VerifyAsync());
        }

        var used = await UsedWhenNothingIsHeldAsync(gateway, key);
        Assert.Empty(await gateway.Admin.VerifyAsync());
        var bills = provider.Billing.Bills;
        output.WriteLine($"{CrashPoint.All.Count} kills: billed {bills.Sum(bill => bill.Total)}, charged {used}");
        Assert.True(used >= bills.Sum(bill => bill.PromptTokens), $"charged {used}");
        Assert.True(used <= CrashPoint.All.Count * (InputBound + OutputCap), $"charged {used}");
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

    private static System.Text.Json.Nodes.JsonObject Body(CrashPoint point)
    {
        var body = ChatBody.Of("How does it end?", $"call={point.Name};{point.Script}", point.Stream);
        body["max_tokens"] = OutputCap;
        return body;
    }

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
