using System.Net;
using Dapper;
using Solaris.FakeProvider;
using Solaris.Ledger;
using Solaris.OpenAi;
using Solaris.Storage;

namespace Solaris.Quotas;

/// <summary>
/// Reservation bugs that users of other gateways have reported, each as the calls that show it there. The names of the issues are those
/// of the projects' public trackers.
/// </summary>
public sealed class ReservationFaultsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>LiteLLM 34732, 40095; New API 5690: each of several calls saw the same room, and all were let in.</summary>
    [Fact]
    public async Task Calls_that_come_together_do_not_pass_on_the_same_room()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 1_000);
        var body = OpenAiApp.Chat("one!prompt=20;tokens=400", fields: "\"max_tokens\":400,");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.AskAsync(key, body)));

        Assert.InRange(answers.Count(answer => answer.Response.IsSuccessStatusCode), 1, 3);
        Assert.True(await UsedAsync(app) <= 1_000);
        Assert.True(app.Provider.Billing.Bills.Sum(bill => bill.Total) <= 1_000);
        await app.AssertBalancedAsync();
    }

    /// <summary>LiteLLM 27639, 36926, pull request 30522: a client that left kept its reservation, and later calls met a phantom 429.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_leaves_takes_no_room_with_it(bool stream)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 2_000);
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Provider.AtPoint = (_, _) =>
        {
            received.TrySetResult();
            return ValueTask.CompletedTask;
        };
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var slow = OpenAiApp.Chat("one!prompt=9;tokens=5;delay=200", stream, "\"max_tokens\":1500,");
        var left = LeaveAsync(app.SendAsync(key, slow, leave.Token));
        await received.Task.WaitAsync(Cancellation);
        await leave.CancelAsync();
        await left;

        await NothingIsHeldAsync(app);

        var (again, text) = await app.AskAsync(key, OpenAiApp.Chat("one", fields: "\"max_tokens\":1500,"));
        Assert.True(again.IsSuccessStatusCode, text);
        Assert.False(again.Headers.Contains("x-solaris-max-tokens"));
    }

    /// <summary>LiteLLM pull request 40002: what was reserved was less than a call could cost, and four of five passed a cap for one.</summary>
    [Fact]
    public async Task What_is_held_is_the_most_a_call_can_cost_with_all_its_choices()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 3_000);
        var body = OpenAiApp.Chat("one!prompt=20;tokens=500", fields: "\"max_tokens\":500,\"n\":4,");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.AskAsync(key, body)));

        Assert.Contains(answers, answer => answer.Response.IsSuccessStatusCode);
        Assert.True(app.Provider.Billing.Bills.Sum(bill => bill.Total) <= 3_000);
        Assert.True(await UsedAsync(app) <= 3_000);
    }

    /// <summary>LiteLLM 35524: without a known price nothing was reserved, and the budget did not bind.</summary>
    [Fact]
    public async Task A_model_without_a_price_does_not_slip_past_a_budget()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        await using (var connection = await app.Get<Database>().OpenAsync(Cancellation))
        {
            var user = await connection.QuerySingleAsync<Guid>("select user_id from api_key");
            await app.Get<LimitBook>().ReplaceAsync(LimitScope.User, user, [Terms.Money(1_000_000)], Cancellation);
        }

        var (answer, _) = await app.AskAsync(key, OpenAiApp.Chat("one"));

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Empty(app.Provider.Billing.Bills);
    }

    /// <summary>LiteLLM 40050, pull request 38647: the worst case of one call blocked callers who had most of their budget left.</summary>
    [Fact]
    public async Task Whoever_has_room_left_is_not_blocked_by_the_worst_case()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 3_000);
        var greedy = OpenAiApp.Chat("one!prompt=5;tokens=5", fields: "\"max_tokens\":100000,");

        for (var call = 0; call < 20; call++)
        {
            var (answer, text) = await app.AskAsync(key, greedy);
            Assert.True(answer.IsSuccessStatusCode, text);
        }

        Assert.Equal(200, await UsedAsync(app));
    }

    /// <summary>New API 4429, LiteLLM 20256: what a process held when it died stayed taken for good.</summary>
    [Fact]
    public async Task What_a_dead_process_held_comes_back()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 2_000);
        var (received, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Provider.AtPoint = async (_, point) =>
        {
            if (point == CallPoint.Received)
            {
                received.TrySetResult();
                await goOn.Task;
            }
        };
        var call = app.AskAsync(key, OpenAiApp.Chat("one!prompt=9;tokens=5", fields: "\"max_tokens\":1500,"));
        await received.Task.WaitAsync(Cancellation);
        await using (var connection = await app.Get<Database>().OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync("update instance set lease_until = 0");
        }

        Assert.Equal(1, await app.Get<HoldSweeper>().SweepAsync(Cancellation));

        await NothingIsHeldAsync(app);
        goOn.SetResult();
        await call; // It was not dead after all: its true usage corrects the estimate, once.
        Assert.Equal(14, await UsedAsync(app));
        await app.AssertBalancedAsync();
    }

    /// <summary>LiteLLM 5651, 22013, 39726: a reset at the turn of the month wiped what was just spent, or left the old counter.</summary>
    [Fact]
    public async Task The_turn_of_the_month_takes_nothing_along_and_wipes_nothing()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 1_000);
        var body = OpenAiApp.Chat("one!prompt=100;tokens=500", fields: "\"max_tokens\":500,");
        Assert.True((await app.AskAsync(key, body)).Response.IsSuccessStatusCode);
        await using (var connection = await app.Get<Database>().OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync("update bucket set starts_at = starts_at - 3456000000, ends_at = starts_at");
        }

        var (answer, text) = await app.AskAsync(key, body);

        Assert.True(answer.IsSuccessStatusCode, text);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var books = await app.Get<Database>().OpenAsync(Cancellation);
        Assert.Equal([600L, 600L], await books.QueryAsync<long>("select used from bucket order by starts_at"));
    }

    private static async Task<long> UsedAsync(OpenAiApp app)
    {
        await using var connection = await app.Get<Database>().OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>("select coalesce(sum(used), 0) from bucket");
    }

    private static async Task NothingIsHeldAsync(OpenAiApp app)
    {
        await using var connection = await app.Get<Database>().OpenAsync(Cancellation);
        for (var patience = 0; patience < 500; patience++)
        {
            if (await connection.ExecuteScalarAsync<long>("select coalesce(sum(held), 0) from bucket") == 0)
            {
                return;
            }
            await Task.Delay(10, Cancellation);
        }
        Assert.Fail("Something is still held.");
    }

    private static async Task LeaveAsync(Task<HttpResponseMessage> call)
    {
        try
        {
            (await call).Dispose();
        }
        catch (OperationCanceledException)
        {
            // It left before the headers came.
        }
    }
}
