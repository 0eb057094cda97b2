using System.Text.Json.Nodes;
using Solaris.OpenAi;

namespace Solaris.Anthropic;

/// <summary>What Anthropic's clients see on the wire, whatever provider is behind.</summary>
public sealed class AnthropicSurfaceTests : IAsyncLifetime
{
    private const string Path = "/v1/messages";
    private OpenAiApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await OpenAiApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("""{"max_tokens":5,"messages":[]}""", 400, "invalid_request_error", "model")]
    [InlineData("""{"model":"one","messages":[]}""", 400, "invalid_request_error", "max_tokens")]
    [InlineData("""{"model":"one","max_tokens":5,"max_tokens":6}""", 400, "invalid_request_error", "max_tokens")]
    [InlineData("""{"model":"nobody","max_tokens":5,"messages":[]}""", 404, "not_found_error", "model")]
    [InlineData(
        """{"model":"gemini-3!x","max_tokens":5,"messages":[{"role":"user","content":"a"},{"role":"robot","content":"b"}]}""",
        400,
        "invalid_request_error",
        "messages[1].role"
    )]
    [InlineData(
        """{"model":"gemini-3!x","max_tokens":5,"messages":[{"role":"user","content":"a"},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"b"}]}]}""",
        400,
        "invalid_request_error",
        "messages[1]"
    )]
    public async Task Errors_have_anthropic_s_shape(string body, int status, string type, string param)
    {
        var (response, answer) = await _app.AskAsync(await _app.NewKeyAsync(), body, Path);

        var error = JsonNode.Parse(answer)!;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("error", (string?)error["type"]);
        Assert.Equal((type, param), ((string?)error["error"]!["type"], (string?)error["error"]!["param"]));
        Assert.Equal((string?)error["request_id"], response.Headers.GetValues("request-id").Single());
        Assert.Equal((string?)error["request_id"], response.Headers.GetValues("x-request-id").Single());
    }

    [Fact]
    public async Task A_wrong_key_is_an_authentication_error()
    {
        var (response, answer) = await _app.AskAsync("sk-wrong", "{}", Path);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("authentication_error", Type(answer));
    }

    [Fact]
    public async Task A_spent_quota_is_told_in_one_sentence_and_not_tried_again()
    {
        var key = await _app.NewKeyAsync(tokens: 10);

        var (response, answer) = await _app.AskAsync(key, Message("one"), Path);

        var error = JsonNode.Parse(answer)!["error"]!;
        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(("rate_limit_error", "insufficient_quota"), (Type(answer), (string?)error["code"]));
        Assert.DoesNotContain('\n', (string)error["message"]!);
        Assert.InRange(((string)error["message"]!).Length, 20, 240);
        Assert.Equal("false", response.Headers.GetValues("x-should-retry").Single());
    }

    [Fact]
    public async Task Limits_per_minute_are_told_in_anthropic_s_headers()
    {
        var key = await _app.NewKeyAsync(change: terms => terms with { RequestsPerMinute = 1 });

        var first = (await _app.AskAsync(key, Message("one"), Path)).Response;
        var (second, answer) = await _app.AskAsync(key, Message("one"), Path);

        Assert.Equal("1", first.Headers.GetValues("anthropic-ratelimit-requests-limit").Single());
        Assert.Equal("0", first.Headers.GetValues("anthropic-ratelimit-requests-remaining").Single());
        var reset = DateTimeOffset.Parse(first.Headers.GetValues("anthropic-ratelimit-requests-reset").Single(), null);
        Assert.InRange(reset - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(62));
        Assert.Equal(429, (int)second.StatusCode);
        Assert.Equal("rate_limit_error", Type(answer));
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_key_may_be_limited_to_the_endpoint()
    {
        var key = await _app.NewKeyAsync(change: terms => terms with { Endpoints = ["embeddings"] });

        var (response, answer) = await _app.AskAsync(key, Message("one"), Path);

        Assert.Equal((403, "permission_error"), ((int)response.StatusCode, Type(answer)));
    }

    [Fact]
    public async Task Tokens_are_counted_by_us_where_no_provider_does_and_that_is_said()
    {
        var key = await _app.NewKeyAsync(tokens: 1);

        var (response, answer) = await _app.AskAsync(
            key,
            """{"model":"one","messages":[{"role":"user","content":"Qual é a capital do Brasil?"}]}""",
            Path + "/count_tokens"
        );

        Assert.Equal(200, (int)response.StatusCode);
        Assert.InRange((int)JsonNode.Parse(answer)!["input_tokens"]!, 8, 100);
        Assert.Equal("estimate", response.Headers.GetValues("x-solaris-token-count").Single());
        await _app.AssertBalancedAsync();
    }

    [Fact]
    public async Task Counting_is_limited_like_any_request()
    {
        var key = await _app.NewKeyAsync(change: terms => terms with { RequestsPerMinute = 1 });
        const string Body = """{"model":"one","messages":[]}""";

        await _app.AskAsync(key, Body, Path + "/count_tokens");
        var (response, answer) = await _app.AskAsync(key, Body, Path + "/count_tokens");

        Assert.Equal((429, "rate_limit_error"), ((int)response.StatusCode, Type(answer)));
    }

    [Theory]
    [InlineData("""{"model":"nobody","messages":[]}""", 404)]
    [InlineData("""{"messages":[]}""", 400)]
    [InlineData("[]", 400)]
    public async Task What_cannot_be_counted_is_refused(string body, int status) =>
        Assert.Equal(
            status,
            (int)(await _app.AskAsync(await _app.NewKeyAsync(), body, Path + "/count_tokens")).Response.StatusCode
        );

    [Fact]
    public async Task Models_have_anthropic_s_shape_for_its_clients()
    {
        _app.AnthropicVersion = true;
        var key = await _app.NewKeyAsync();

        var all = JsonNode.Parse((await _app.AskAsync(key, "", "/v1/models", "GET")).Body)!;
        var page = JsonNode.Parse(
            (await _app.AskAsync(key, "", "/v1/models?limit=1&after_id=" + (string?)all["first_id"], "GET")).Body
        )!;
        var one = JsonNode.Parse((await _app.AskAsync(key, "", "/v1/models/one", "GET")).Body)!;
        var none = (await _app.AskAsync(key, "", "/v1/models/nobody", "GET")).Body;

        Assert.False((bool)all["has_more"]!);
        Assert.Equal((string?)all["data"]![1]!["id"], (string?)page["first_id"]);
        Assert.Single(page["data"]!.AsArray());
        Assert.True((bool)page["has_more"]!);
        Assert.Equal(("model", "one"), ((string?)one["type"], (string?)one["display_name"]));
        Assert.Equal("not_found_error", Type(none));
    }

    private static string Message(string model) =>
        $$"""{"model":"{{model}}","max_tokens":50,"messages":[{"role":"user","content":"Olá"}]}""";

    private static string? Type(string body) => (string?)JsonNode.Parse(body)!["error"]!["type"];
}
