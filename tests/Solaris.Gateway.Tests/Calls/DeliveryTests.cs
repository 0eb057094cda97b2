using System.Text.Json.Nodes;
using Solaris.OpenAi;

namespace Solaris.Calls;

public sealed class DeliveryTests
{
    [Fact]
    public async Task An_answer_is_charged_what_the_provider_says_before_it_is_given_out()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("one!prompt=11;tokens=7"));

        Assert.Equal(7, (int?)JsonNode.Parse(body)!["usage"]!["completion_tokens"]);
        var row = await app.RowAsync(response);
        Assert.Equal("provider_usage", (string?)row["basis"]);
        Assert.Equal((11, 7), Tokens(row));
        Assert.Equal(response.Headers.GetValues("x-solaris-model").Single(), (string?)row["deployment"]);
        Assert.Equal("999982", response.Headers.GetValues("x-solaris-tokens-remaining").Single());
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_stream_is_charged_before_its_end_mark()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("one!prompt=11;tokens=7", stream: true));

        Assert.EndsWith("data: [DONE]\n\n", body, StringComparison.Ordinal);
        Assert.Equal("no", response.Headers.GetValues("x-accel-buffering").Single());
        Assert.True(response.Headers.CacheControl?.NoCache);
        Assert.Equal((11, 7), Tokens(await app.RowAsync(response)));
        await app.AssertBalancedAsync();
    }

    [Theory]
    [InlineData("/v1/completions", """{"model":"one!prompt=5;tokens=3","prompt":"Era uma vez"}""", 5, 3)]
    [InlineData("/v1/embeddings", """{"model":"one!prompt=5","input":"Era uma vez"}""", 5, 0)]
    public async Task The_other_endpoints_go_the_same_way(string path, string body, int input, int output)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, _) = await app.AskAsync(key, body, path);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal((input, output), Tokens(await app.RowAsync(response)));
    }

    [Fact]
    public async Task A_deployment_that_fails_is_followed_by_the_next_and_both_attempts_are_logged()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, _) = await app.AskAsync(
            key,
            OpenAiApp.Chat("two", fields: "\"metadata\":{\"fake\":\"status=500;at=a;tokens=3\"},")
        );

        Assert.Equal(200, (int)response.StatusCode);
        var attempts = (await app.RowAsync(response))["attempts"]!.AsArray();
        Assert.Equal(["status", "ok"], attempts.Select(attempt => (string?)attempt!["outcome"]));
        await app.AssertBalancedAsync();
    }

    [Theory]
    [InlineData("status=500", 502, "provider_error")]
    [InlineData("status=503", 503, "provider_overloaded")]
    [InlineData("status=429;retry-after=900", 429, "rate_limit_exceeded")]
    [InlineData("status=429;code=insufficient_quota", 502, "provider_account")]
    [InlineData("status=400;code=context_length_exceeded", 400, "context_length_exceeded")]
    [InlineData("status=422", 422, "")]
    [InlineData("garbage=html", 502, "provider_error")]
    [InlineData("reset=before", 502, "provider_error")]
    public async Task A_provider_s_failure_costs_nothing_and_is_told_in_the_dialect(
        string fault,
        int status,
        string code
    )
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("one!" + fault));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, OpenAiApp.Code(body));
        var row = await app.RowAsync(response);
        Assert.Equal("released", (string?)row["basis"]);
        Assert.Equal((0, 0), Tokens(row));
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_refused_credential_is_the_gateway_s_fault_and_stays_secret()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("locked"));

        Assert.Equal(502, (int)response.StatusCode);
        Assert.Equal("provider_account", OpenAiApp.Code(body));
        Assert.DoesNotContain("sk-wrong", body, StringComparison.Ordinal);
        Assert.DoesNotContain(key, app.Provider.LastAuthorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut=6;delay=20", "provider_error")]
    [InlineData("error-event=6;delay=5", "overloaded")]
    [InlineData("garbage=sse", "provider_error")]
    public async Task A_stream_that_breaks_off_says_so_and_is_charged_for_what_came(string fault, string code)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("one!tokens=30;" + fault, stream: true));

        var last = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Equal(code, OpenAiApp.Code(last["data: ".Length..]));
        Assert.DoesNotContain("[DONE]", body, StringComparison.Ordinal);
        var row = await app.RowAsync(response);
        Assert.Equal("local_count", (string?)row["basis"]);
        Assert.InRange(Tokens(row).Input, 1, 60);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_stream_without_usage_is_counted_here()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, _) = await app.AskAsync(key, OpenAiApp.Chat("one!tokens=20;usage=none", stream: true));

        var row = await app.RowAsync(response);
        Assert.Equal("local_count", (string?)row["basis"]);
        Assert.InRange(Tokens(row).Output, 15, 90);
    }

    [Theory]
    [InlineData("one!tokens=2000;delay=10;abort=cancel", "local_count")]
    [InlineData("drains!tokens=60;delay=10;abort=drain", "provider_usage")]
    public async Task A_client_that_leaves_is_charged_as_its_provider_bills(string model, string basis)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var response = await app.SendAsync(
            key,
            OpenAiApp.Chat(model, stream: true),
            TestContext.Current.CancellationToken
        );
        await using (var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken))
        {
            await stream.ReadExactlyAsync(new byte[600], TestContext.Current.CancellationToken);
        }
        response.Dispose();

        var row = await app.RowAsync(response);
        Assert.Equal(499, (int?)row["status"]);
        Assert.Equal(basis, (string?)row["basis"]);
        Assert.NotEqual(0, Tokens(row).Output);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task An_unstreamed_call_is_read_to_its_end_when_its_client_has_left()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Provider.AtPoint = (_, _) =>
        {
            received.TrySetResult();
            return ValueTask.CompletedTask;
        };

        using var leave = new CancellationTokenSource();
        var call = app.SendAsync(key, OpenAiApp.Chat("one!prompt=9;tokens=12;delay=400"), leave.Token);
        await received.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        var row = await app.LastRowAsync();
        Assert.Equal((9, 12), Tokens(row));
        Assert.Equal("provider_usage", (string?)row["basis"]);
    }

    [Fact]
    public async Task An_output_that_does_not_fit_is_shrunk_and_said_so()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 2_000);

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("one!tokens=3", fields: "\"max_tokens\":9000,"));

        Assert.True(response.IsSuccessStatusCode, body);
        var cap = int.Parse(
            response.Headers.GetValues("x-solaris-max-tokens").Single(),
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.InRange(cap, 256, 2_000);
        Assert.True((bool?)(await app.RowAsync(response))["clamped"]);
    }

    [Fact]
    public async Task An_exhausted_limit_refuses_with_what_a_client_needs()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 10);

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("one"));

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal("insufficient_quota", OpenAiApp.Code(body));
        Assert.Equal("false", response.Headers.GetValues("x-should-retry").Single());
        Assert.Empty(app.Provider.Billing.Bills);
    }

    private static (int Input, int Output) Tokens(JsonNode row) =>
        ((int)row["usage"]!["inputUncached"]!, (int)row["usage"]!["outputTotal"]!);
}
