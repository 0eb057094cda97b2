using System.Net;
using System.Text.Json.Nodes;

namespace Solaris.EndToEnd;

/// <summary>What a caller lives through at the limit, behind a trusted client, and when providers fail.</summary>
public sealed class JourneyTests(GatewayWithProvider stack) : IClassFixture<GatewayWithProvider>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Near_the_limit_the_output_shrinks_and_the_answer_says_so()
    {
        var key = await stack.NewKeyAsync(monthlyTokens: 100_000);
        using var http = stack.ClientOf(key);
        await SpendAsync(http, 98_000);
        var body = ChatBody.Of("Hi", "call=clamped;tokens=3000");
        body["max_tokens"] = 3_000;
        using var answer = await http.SendAsync(ChatBody.Request(body), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cap = int.Parse(
            answer.Headers.GetValues("x-solaris-max-tokens").Single(),
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.InRange(cap, 256, 2_000);
        Assert.InRange(stack.Provider.Billing.Of("clamped").Single().CompletionTokens, 1, cap);
    }

    [Fact]
    public async Task At_the_limit_the_refusal_is_one_sentence_that_the_rows_explain()
    {
        var key = await stack.NewKeyAsync(monthlyTokens: 100_000);
        using var http = stack.ClientOf(key);
        await SpendAsync(http, 99_990);
        using var refused = await http.SendAsync(ChatBody.Request(ChatBody.Of("Hi", "call=refused")), Cancellation);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancellation))!["error"]!;
        Assert.Equal("insufficient_quota", (string)error["code"]!);
        Assert.Equal("insufficient_quota", (string)error["type"]!);
        var message = (string)error["message"]!;
        Assert.InRange(message.Length, 20, 239);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain('{', message);
        Assert.Empty(stack.Provider.Billing.Of("refused"));
        var explanation = await stack.Gateway.Admin.ExplanationAsync(
            refused.Headers.GetValues("x-request-id").Single()
        );
        Assert.Contains("99990", explanation.ToJsonString());
    }

    [Fact]
    public async Task Models_are_listed_when_nothing_is_left()
    {
        var key = await stack.NewKeyAsync(monthlyTokens: 100_000);
        using var http = stack.ClientOf(key);
        await SpendAsync(http, 100_000);
        Assert.Contains("fake-chat", await http.GetStringAsync("/v1/models", Cancellation));
    }

    [Fact]
    public async Task A_raised_limit_lets_the_next_call_through()
    {
        var key = await stack.NewKeyAsync(monthlyTokens: 100_000);
        using var http = stack.ClientOf(key);
        await SpendAsync(http, 100_000);
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(http, ChatBody.Of("Hi")));
        await stack.Gateway.Admin.SetLimitAsync("user", key.UserId, "tokens", 200_000);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, ChatBody.Of("Hi")));
    }

    [Fact]
    public async Task A_trusted_client_speaks_for_its_users()
    {
        var owner = await stack.Gateway.Admin.CreateUserAsync("chat-owner@example.org");
        var key = await stack.Gateway.Admin.CreateKeyAsync(owner, ("kind", "trusted-client"), ("quotaStatus", 402));
        using var http = stack.ClientOf(key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, ChatBody.Of("Hi"), "student@example.org"));
        Assert.Equal(0, await UsedAsync(owner));
        var users = (await stack.Gateway.Admin.GetAsync("/api/users?limit=200"))["items"]!.AsArray();
        var student = (string)users.Single(one => (string?)one!["email"] == "student@example.org")!["id"]!;
        Assert.True(await UsedAsync(student) > 0);

        await stack.Gateway.Admin.SetLimitAsync("user", student, "tokens", 1, "day");
        Assert.Equal(HttpStatusCode.PaymentRequired, await StatusAsync(http, ChatBody.Of("Hi"), "student@example.org"));
        Assert.InRange((int)await StatusAsync(http, ChatBody.Of("Hi")), 400, 403);
    }

    [Fact]
    public async Task An_ordinary_key_cannot_speak_for_others()
    {
        var key = await stack.NewKeyAsync();
        using var http = stack.ClientOf(key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, ChatBody.Of("Hi"), "somebody-else@example.org"));
        Assert.True(await UsedAsync(key.UserId) > 0);
    }

    [Theory]
    [InlineData("status=503;at=first")]
    [InlineData("status=401;at=first")]
    [InlineData("reset=before;at=first")]
    [InlineData("garbage=html;status=502;at=first")]
    public async Task A_failing_deployment_hands_over_to_its_fallback(string script)
    {
        using var http = stack.ClientOf(await stack.NewKeyAsync());
        using var answer = await http.SendAsync(
            ChatBody.Request(
                ChatBody.Of("Hi", $"call={script.Replace(';', '-').Replace('=', '-')};{script}", model: "fake-first")
            ),
            Cancellation
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("fake-second", answer.Headers.GetValues("x-solaris-model").Single());
    }

    [Theory]
    [InlineData("tokens=9;delay=10;cut=4")] // A reset drops what was not read yet: the pause lets it be read.
    [InlineData("tokens=9;error-event=4")]
    [InlineData("tokens=9;garbage=utf8")]
    [InlineData("tokens=9;garbage=sse")]
    public async Task A_stream_that_breaks_is_charged_for_what_it_brought(string script)
    {
        using var http = stack.ClientOf(await stack.NewKeyAsync());
        using var answer = await http.SendAsync(
            ChatBody.Request(ChatBody.Of("Hi", script, stream: true)),
            HttpCompletionOption.ResponseHeadersRead,
            Cancellation
        );
        try
        {
            await answer.Content.ReadAsStringAsync(Cancellation);
        }
        catch (HttpRequestException)
        {
            // The relay may close the connection instead of sending an error event.
        }
        var id = answer.Headers.GetValues("x-request-id").Single();
        var row = await Eventually.GetAsync(async () =>
            (await stack.Gateway.Admin.RequestsAsync()).FirstOrDefault(one => (string?)one["id"] == id)
        );
        Assert.True(RequestRow.Usage(row).OutputTotal > 0);
        Assert.Empty(await stack.Gateway.Admin.VerifyAsync());
    }

    /// <summary>Charges exactly <paramref name="tokens"/>: the provider says how long the prompt was.</summary>
    private static async Task SpendAsync(HttpClient http, int tokens) =>
        Assert.Equal(
            HttpStatusCode.OK,
            await StatusAsync(http, ChatBody.Of("Hi", FormattableString.Invariant($"prompt={tokens - 1};tokens=1")))
        );

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, JsonNode body, string? email = null)
    {
        using var request = ChatBody.Request(body);
        if (email is not null)
        {
            request.Headers.Add("X-Solaris-User-Email", email);
        }
        using var answer = await http.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private async Task<long> UsedAsync(string userId) =>
        (await stack.Gateway.Admin.LimitsAsync("user", userId))["items"]!.AsArray().Sum(limit => (long)limit!["used"]!);
}
