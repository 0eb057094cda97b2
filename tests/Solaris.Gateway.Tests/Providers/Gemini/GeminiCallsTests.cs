using System.Text.Json.Nodes;
using Solaris.OpenAi;

namespace Solaris.Providers.Gemini;

/// <summary>Chat clients on Gemini models, from the request's first byte to the charge; the fake provider refuses what Google refuses.</summary>
public sealed class GeminiCallsTests
{
    private const string Tools =
        """ "tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}],""";

    [Fact]
    public async Task An_answer_comes_in_the_client_s_dialect_and_is_charged_as_billed()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (answer, body) = await app.AskAsync(key, OpenAiApp.Chat("gemini-3!call=a;prompt=9;tokens=7;cached=4"));

        Assert.True(answer.IsSuccessStatusCode, body);
        var json = JsonNode.Parse(body)!;
        Assert.NotEmpty((string?)json["choices"]![0]!["message"]!["content"] ?? "");
        Assert.Equal("stop", (string?)json["choices"]![0]!["finish_reason"]);
        Assert.Equal(9, (int?)json["usage"]!["prompt_tokens"]);
        var row = await app.RowAsync(answer);
        Assert.Equal("gemini", (string?)row["provider"]);
        Assert.Equal(16, app.Provider.Billing.Of("a").Single().Total);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_stream_ends_with_openai_s_mark_though_google_has_none()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (_, body) = await app.AskAsync(key, OpenAiApp.Chat("gemini-2.5!tokens=5", stream: true));

        Assert.EndsWith("data: [DONE]\n\n", body, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"stop\"", body, StringComparison.Ordinal);
        await app.AssertBalancedAsync();
    }

    /// <summary>Gemini 3 refuses a call that comes back without its signature, and OpenAI's dialect has no place for it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tool_s_result_goes_back_with_the_signature_the_client_never_kept(bool stream)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        var (_, first) = await app.AskAsync(key, OpenAiApp.Chat("gemini-3!call=a", stream, Tools));
        var id = first.Split("\"id\":\"call_")[1].Split('"')[0];

        var (answer, second) = await app.AskAsync(
            key,
            $$$"""{"model":"gemini-3!call=b",{{{Tools}}}"messages":[{"role":"user","content":"?"},{"role":"assistant","content":null,"tool_calls":[{"id":"call_{{{id}}}","type":"function","function":{"name":"weather","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call_{{{id}}}","content":"30"}]}"""
        );

        Assert.Contains("tool_calls", first, StringComparison.Ordinal);
        Assert.True(answer.IsSuccessStatusCode, second);
        Assert.Contains(GeminiSignature, app.Provider.LastBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status=429;code=insufficient_quota", 502)]
    [InlineData("status=503", 503)]
    [InlineData("status=404", 404)]
    [InlineData("status=401", 502)]
    public async Task Google_s_failures_are_told_in_the_client_s_dialect_and_cost_nothing(string script, int status)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (answer, body) = await app.AskAsync(key, OpenAiApp.Chat($"gemini-3!{script}"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain("google.rpc", body, StringComparison.Ordinal);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task What_gemini_cannot_do_is_refused_with_the_field()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (answer, body) = await app.AskAsync(key, OpenAiApp.Chat("gemini-3!x", fields: "\"logprobs\":true,"));

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("logprobs", (string?)JsonNode.Parse(body)!["error"]!["param"]);
    }

    [Fact]
    public async Task Vertex_is_called_with_the_token_of_the_service_account()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (answer, body) = await app.AskAsync(key, OpenAiApp.Chat("vertex!call=a;tokens=3"));

        Assert.True(answer.IsSuccessStatusCode, body);
        Assert.Equal("Bearer sk-provider-key-1234567890", app.Provider.LastAuthorization);
        Assert.Equal(200, app.Provider.Billing.Of("a").Single().Status);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task Embeddings_are_relayed_to_google_s_openai_front()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (answer, body) = await app.AskAsync(key, """{"model":"embeds!x","input":"a"}""", "/v1/embeddings");

        Assert.True(answer.IsSuccessStatusCode, body);
        Assert.StartsWith("Bearer ", app.Provider.LastAuthorization, StringComparison.Ordinal);
    }

    private const string GeminiSignature = FakeProvider.Proofs.Signature;
}
