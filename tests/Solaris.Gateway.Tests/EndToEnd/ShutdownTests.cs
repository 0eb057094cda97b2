using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary>A gateway told to end lets its streams finish and settles what they used.</summary>
[Collection(RunsAlone.Name)]
public sealed class ShutdownTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_stream_finishes_and_is_charged()
    {
        await using var provider = await FakeProviderApp.StartAsync(
            new FakeProviderOptions { Key = GatewayModels.ProviderKey }
        );
        var started = new TaskCompletionSource();
        provider.AtPoint = (_, point) =>
        {
            if (point == CallPoint.Chunk + "3")
            {
                started.TrySetResult();
            }
            return ValueTask.CompletedTask;
        };
        await using var gateway = await GatewayProcess.StartAsync(
            await GatewaySetup.CreateAsync(GatewayModels.Yaml(provider.BaseAddress))
        );
        var key = await gateway.Admin.CreateUserKeyAsync("last@example.org");
        using var request = ChatBody.Request(ChatBody.Of("Goodbye", "tokens=50;delay=20", stream: true));
        request.Headers.Authorization = new("Bearer", key.Secret);
        var answer = gateway.Http.SendAsync(request, Cancellation);
        await started.Task.WaitAsync(Cancellation);

        Assert.Equal(0, await gateway.StopAsync(Cancellation));

        Assert.EndsWith("data: [DONE]", (await (await answer).Content.ReadAsStringAsync(Cancellation)).TrimEnd());
        await gateway.StartAgainAsync();
        var limit = (await gateway.Admin.LimitsAsync("user", key.UserId))["items"]![0]!;
        Assert.Equal(provider.Billing.Bills.Single().Total, (long)limit["used"]!);
        Assert.Equal(0, (long)limit["held"]!);
    }
}
