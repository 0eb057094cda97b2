using System.Net;
using System.Text;
using Dapper;
using Solaris.Calls.Repeats;
using Solaris.FakeProvider;
using Solaris.Storage;

namespace Solaris.OpenAi;

/// <summary>A call that its client makes again under the same <c>Idempotency-Key</c> is made and charged once.</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private OpenAiApp? _app;

    private OpenAiApp App => _app ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await OpenAiApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_gets_the_same_answer_and_is_not_billed(bool stream)
    {
        var key = await App.NewKeyAsync();
        var (first, body) = await AskAsync(key, "one", OpenAiApp.Chat("one", stream));
        await EndedAsync();

        var (again, repeated) = await AskAsync(key, "one", OpenAiApp.Chat("one", stream));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(body, repeated);
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal("hit", again.Headers.GetValues("x-solaris-repeat").Single());
        Assert.Single(App.Provider.Billing.Bills);
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task What_is_stored_can_be_read_by_nobody_else()
    {
        var key = await App.NewKeyAsync();
        var (_, body) = await AskAsync(key, "my-secret-retry-key", OpenAiApp.Chat("one"));
        await EndedAsync();

        await using var connection = await App.Get<Database>().OpenAsync(Cancellation);
        var stored = await connection.QuerySingleAsync<byte[]>("select answer from repeatable_call");
        var digest = await connection.QuerySingleAsync<byte[]>("select digest from repeatable_call");

        Assert.True(stored.Length > body.Length);
        Assert.DoesNotContain("choices", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret", Encoding.Latin1.GetString(digest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_keys_and_other_users_do_not_share()
    {
        await AskAsync(await App.NewKeyAsync(), "same", OpenAiApp.Chat("one"));
        await EndedAsync();

        var (other, _) = await AskAsync(await App.NewKeyAsync(), "same", OpenAiApp.Chat("one"));

        Assert.False(other.Headers.Contains("x-solaris-repeat"));
        Assert.Equal(2, App.Provider.Billing.Bills.Count);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_a_mistake()
    {
        var key = await App.NewKeyAsync();
        await AskAsync(key, "one", OpenAiApp.Chat("one"));

        var (answer, body) = await AskAsync(key, "one", OpenAiApp.Chat("one", fields: "\"max_tokens\":9,"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("idempotency_key_reused", OpenAiApp.Code(body));
        Assert.Single(App.Provider.Billing.Bills);
    }

    [Fact]
    public async Task A_retry_that_comes_too_early_is_told_to_wait()
    {
        var key = await App.NewKeyAsync();
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        App.Provider.AtPoint = async (_, point) =>
        {
            if (point == CallPoint.Received)
            {
                reached.TrySetResult();
                await goOn.Task;
            }
        };
        var first = AskAsync(key, "one", OpenAiApp.Chat("one"));
        await reached.Task.WaitAsync(Cancellation);

        var (early, body) = await AskAsync(key, "one", OpenAiApp.Chat("one"));

        Assert.Equal((HttpStatusCode.Conflict, "idempotency_in_progress"), (early.StatusCode, OpenAiApp.Code(body)));
        Assert.Equal(TimeSpan.FromSeconds(1), early.Headers.RetryAfter?.Delta);
        goOn.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await first).Response.StatusCode);
        await EndedAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(key, "one", OpenAiApp.Chat("one"))).Response.StatusCode);
        Assert.Single(App.Provider.Billing.Bills);
    }

    [Fact]
    public async Task A_client_that_gave_up_waiting_gets_the_answer_when_it_comes_back()
    {
        var key = await App.NewKeyAsync();
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        App.Provider.AtPoint = async (_, point) =>
        {
            if (point == CallPoint.Received)
            {
                reached.TrySetResult();
                await goOn.Task;
            }
        };
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = AskAsync(key, "one", OpenAiApp.Chat("one"), leave.Token);
        await reached.Task.WaitAsync(Cancellation);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        goOn.SetResult();
        await EndedAsync();

        var (again, body) = await AskAsync(key, "one", OpenAiApp.Chat("one"));

        Assert.True(again.IsSuccessStatusCode, body);
        Assert.Equal("hit", again.Headers.GetValues("x-solaris-repeat").Single());
        Assert.Single(App.Provider.Billing.Bills);
    }

    [Fact]
    public async Task A_call_that_cost_nothing_is_made_again()
    {
        var key = await App.NewKeyAsync();
        var broken = OpenAiApp.Chat("one!status=400");
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(key, "one", broken)).Response.StatusCode);
        await EndedAsync();

        var (again, _) = await AskAsync(key, "one", OpenAiApp.Chat("one"));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False(again.Headers.Contains("x-solaris-repeat"));
    }

    [Fact]
    public async Task A_call_that_was_charged_without_a_whole_answer_is_not_made_again()
    {
        var key = await App.NewKeyAsync();
        var cut = OpenAiApp.Chat("one!cut=3", stream: true);
        try
        {
            await AskAsync(key, "one", cut);
        }
        catch (HttpRequestException)
        {
            // A stream that was cut may end so.
        }
        await EndedAsync();

        var (again, body) = await AskAsync(key, "one", cut);

        Assert.Equal((HttpStatusCode.Conflict, "idempotency_answer_gone"), (again.StatusCode, OpenAiApp.Code(body)));
        Assert.Equal("false", again.Headers.GetValues("x-should-retry").Single());
    }

    [Fact]
    public async Task A_call_whose_process_died_before_its_hold_is_made_again()
    {
        var key = await App.NewKeyAsync();
        await AskAsync(key, "one", OpenAiApp.Chat("one"));
        await EndedAsync();
        await using (var connection = await App.Get<Database>().OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                "update repeatable_call set state = 0, answer = null, instance_id = @id, request_id = @id",
                new { id = Guid.CreateVersion7() }
            );
        }

        var (again, _) = await AskAsync(key, "one", OpenAiApp.Chat("one"));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(2, App.Provider.Billing.Bills.Count);
    }

    [Fact]
    public async Task After_an_hour_a_key_is_new_and_its_row_goes()
    {
        var key = await App.NewKeyAsync();
        await AskAsync(key, "one", OpenAiApp.Chat("one"));
        await EndedAsync();
        await using var connection = await App.Get<Database>().OpenAsync(Cancellation);
        await connection.ExecuteAsync("update repeatable_call set expires_at = 0");

        var (again, _) = await AskAsync(key, "one", OpenAiApp.Chat("one"));
        await EndedAsync();
        Assert.False(again.Headers.Contains("x-solaris-repeat"));

        await connection.ExecuteAsync("update repeatable_call set expires_at = 0");
        await App.Get<RepeatStore>().PurgeAsync(Cancellation);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from repeatable_call"));
    }

    [Fact]
    public async Task A_header_that_is_no_key_is_refused()
    {
        var (answer, body) = await AskAsync(await App.NewKeyAsync(), new string('k', 256), OpenAiApp.Chat("one"));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_idempotency_key"), (answer.StatusCode, OpenAiApp.Code(body)));
    }

    private async Task<(HttpResponseMessage Response, string Body)> AskAsync(
        string key,
        string idempotencyKey,
        string body,
        CancellationToken? cancellation = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, App.Address("/v1/chat/completions"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", key);
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        var response = await App.Client.SendAsync(request, cancellation ?? Cancellation);
        return (response, await response.Content.ReadAsStringAsync(cancellation ?? Cancellation));
    }

    /// <summary>A call is written down as ended when its last byte has left.</summary>
    private async Task EndedAsync()
    {
        await using var connection = await App.Get<Database>().OpenAsync(Cancellation);
        const string running = "select count(*) from repeatable_call where state = 0";
        for (var patience = 0; patience < 500; patience++)
        {
            if (await connection.ExecuteScalarAsync<long>(running) == 0)
            {
                return;
            }
            await Task.Delay(10, Cancellation);
        }
        Assert.Fail("A call did not end.");
    }
}
