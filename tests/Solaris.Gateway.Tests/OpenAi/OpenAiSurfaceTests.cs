using System.Text.Json.Nodes;

namespace Solaris.OpenAi;

public sealed class OpenAiSurfaceTests
{
    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "unknown_url")]
    [InlineData("POST", "/v1/responses/x", 404, "unknown_url")]
    [InlineData("GET", "/v1/chat/completions", 405, "method_not_allowed")]
    [InlineData("DELETE", "/v1/models", 405, "method_not_allowed")]
    public async Task A_wrong_address_is_answered_in_the_dialect(string method, string path, int status, string code)
    {
        await using var app = await OpenAiApp.StartAsync();

        var (response, body) = await app.AskAsync(key: null, "", path, method);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, OpenAiApp.Code(body));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.Contains("x-request-id"));
    }

    [Fact]
    public async Task Models_are_listed_as_far_as_the_key_may_use_them_and_also_when_nothing_is_left()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 0, terms => terms with { Models = ["o*"] });

        var (_, body) = await app.AskAsync(key, "", "/v1/models", "GET");

        var list = JsonNode.Parse(body)!;
        Assert.Equal("list", (string?)list["object"]);
        Assert.All(
            list["data"]!.AsArray(),
            model => Assert.StartsWith("o", (string?)model!["id"], StringComparison.Ordinal)
        );
        Assert.Contains(list["data"]!.AsArray(), model => (string?)model!["id"] == "one");
    }

    [Fact]
    public async Task One_model_can_be_asked_for()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (_, known) = await app.AskAsync(key, "", "/v1/models/one", "GET");
        var (missing, unknown) = await app.AskAsync(key, "", "/v1/models/vendor/none", "GET");

        Assert.Equal("one", (string?)JsonNode.Parse(known)!["id"]);
        Assert.Equal(404, (int)missing.StatusCode);
        Assert.Equal("model_not_found", OpenAiApp.Code(unknown));
    }

    [Fact]
    public async Task Nobody_without_a_key_is_told_anything()
    {
        await using var app = await OpenAiApp.StartAsync();

        var (list, _) = await app.AskAsync(key: null, "", "/v1/models", "GET");
        var (call, body) = await app.AskAsync("sol_live_nonsense", "{\"model\":1}");

        Assert.Equal(401, (int)list.StatusCode);
        Assert.Equal(401, (int)call.StatusCode);
        Assert.Equal("invalid_api_key", OpenAiApp.Code(body));
    }

    [Fact]
    public async Task A_model_that_the_key_may_not_use_is_refused_and_the_refusal_is_logged()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(change: terms => terms with { Models = ["other"] });

        var (response, body) = await app.AskAsync(key, OpenAiApp.Chat("one"));

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal("model_not_allowed", OpenAiApp.Code(body));
        Assert.Equal("model_not_allowed", (string?)(await app.RowAsync(response))["errorCode"]);
        Assert.Empty(app.Provider.Billing.Bills);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, new string(' ', 40_000_000));

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Equal("request_too_large", OpenAiApp.Code(body));
    }

    [Fact]
    public async Task Calls_over_the_rate_are_told_when_to_come_back()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(change: terms => terms with { RequestsPerMinute = 1 });

        var (first, _) = await app.AskAsync(key, OpenAiApp.Chat("one"));
        var (second, body) = await app.AskAsync(key, OpenAiApp.Chat("one"));

        Assert.Equal("1", first.Headers.GetValues("x-ratelimit-limit-requests").Single());
        Assert.Equal(429, (int)second.StatusCode);
        Assert.Equal("rate_limit_exceeded", OpenAiApp.Code(body));
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal("0", second.Headers.GetValues("x-ratelimit-remaining-requests").Single());
    }
}
