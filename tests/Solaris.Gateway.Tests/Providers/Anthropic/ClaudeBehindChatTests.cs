using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.OpenAi;

namespace Solaris.Providers.Anthropic;

/// <summary>A client of OpenAI's chat asks for a Claude model: the whole way, to the bill.</summary>
public sealed class ClaudeBehindChatTests : IAsyncLifetime
{
    private const string Tools = """
        "tools":[{"type":"function","function":{"name":"get.weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}],
        """;

    private OpenAiApp? _app;
    private string _key = "";

    private OpenAiApp App => _app!;

    public async ValueTask InitializeAsync()
    {
        _app = await OpenAiApp.StartAsync();
        _key = await _app.NewKeyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_is_chat_and_costs_what_the_provider_bills(bool stream)
    {
        var model = "claude-sonnet-4-5!call=plain;cached=2";

        var (answer, body) = await App.AskAsync(_key, OpenAiApp.Chat(model, stream));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("", stream ? Streamed(body, "content") : (string?)Choice(body)["message"]!["content"]);
        await AssertBilledAsync(answer, "plain");
    }

    [Fact]
    public async Task Thoughts_and_calls_come_through_a_stream_with_the_clients_own_names()
    {
        var fields =
            Tools
            + """
                "reasoning_effort":"low","max_tokens":4000,
                """;

        var (answer, body) = await App.AskAsync(
            _key,
            OpenAiApp.Chat("claude-sonnet-4-5!call=tools", stream: true, fields)
        );

        var calls = Deltas(body).Select(delta => delta["tool_calls"]?[0]).Where(call => call is not null).ToList();
        Assert.Equal("get.weather", (string?)calls[0]!["function"]!["name"]);
        var arguments = string.Concat(calls.Select(call => (string?)call!["function"]!["arguments"]));
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(arguments).ValueKind);
        Assert.NotEqual("", Streamed(body, "reasoning_content"));
        Assert.Contains("\"finish_reason\":\"tool_calls\"", body, StringComparison.Ordinal);
        await AssertBilledAsync(answer, "tools");
    }

    [Fact]
    public async Task A_schema_is_answered_in_JSON_by_a_model_that_knows_no_schemas()
    {
        const string Format = """
            "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","properties":{"a":{"type":"integer"}}}}},
            """;

        var (_, body) = await App.AskAsync(_key, OpenAiApp.Chat("claude-3-7-sonnet-latest", fields: Format));

        var choice = Choice(body);
        Assert.Equal("stop", (string?)choice["finish_reason"]);
        Assert.Equal(
            JsonValueKind.Number,
            JsonElement.Parse((string)choice["message"]!["content"]!).GetProperty("a").ValueKind
        );
    }

    [Fact]
    public async Task What_was_dropped_is_named_and_what_cannot_be_is_refused()
    {
        var (answer, _) = await App.AskAsync(_key, OpenAiApp.Chat("claude-sonnet-4-5", fields: "\"seed\":1,"));
        Assert.Equal("seed", answer.Headers.GetValues("x-solaris-dropped-params").Single());

        var (refused, body) = await App.AskAsync(_key, OpenAiApp.Chat("claude-sonnet-4-5", fields: "\"n\":2,"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("unsupported_parameter", OpenAiApp.Code(body));
    }

    [Fact]
    public async Task A_stream_that_the_provider_gives_up_is_charged_for_what_came()
    {
        var model = "claude-sonnet-4-5!call=cut;tokens=30;error-event=20";

        var (answer, body) = await App.AskAsync(_key, OpenAiApp.Chat(model, stream: true));

        Assert.Contains("overloaded", body, StringComparison.Ordinal);
        var usage = (await App.RowAsync(answer))["usage"]!;
        Assert.True((long)usage["outputTotal"]! > 10, usage.ToJsonString());
    }

    [Fact]
    public async Task An_overloaded_provider_is_said_to_be_so()
    {
        var (answer, body) = await App.AskAsync(_key, OpenAiApp.Chat("claude-sonnet-4-5!status=529"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("provider_overloaded", OpenAiApp.Code(body));
    }

    private async Task AssertBilledAsync(HttpResponseMessage answer, string call)
    {
        var bill = Assert.Single(App.Provider.Billing.Of(call));
        var usage = (await App.RowAsync(answer))["usage"]!;
        Assert.Equal(
            (bill.PromptTokens - bill.CachedTokens, bill.CachedTokens, bill.CompletionTokens, bill.ReasoningTokens),
            (
                (long)usage["inputUncached"]!,
                (long)usage["inputCacheRead"]!,
                (long)usage["outputTotal"]!,
                (long)usage["outputReasoning"]!
            )
        );
        await App.AssertBalancedAsync();
    }

    private static JsonNode Choice(string body) => JsonNode.Parse(body)!["choices"]![0]!;

    private static string Streamed(string body, string field) =>
        string.Concat(Deltas(body).Select(delta => (string?)delta[field]));

    private static IEnumerable<JsonNode> Deltas(string body) =>
        from line in body.Split('\n')
        where line.StartsWith("data: {", StringComparison.Ordinal)
        let choices = JsonNode.Parse(line[6..])!["choices"]?.AsArray()
        where choices is [not null, ..]
        select choices[0]!["delta"];
}
