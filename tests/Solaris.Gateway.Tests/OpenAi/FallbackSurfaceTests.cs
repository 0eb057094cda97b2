using System.Net;

namespace Solaris.OpenAi;

/// <summary>What is tried next, counted at the provider: what it billed is what is charged, once.</summary>
public sealed class FallbackSurfaceTests : IAsyncLifetime
{
    private const string Settings = """
          context_window_fallbacks: [ { "one!*": [second] } ]
          content_policy_fallbacks: [ { "one!*": [second] } ]
        """;

    private OpenAiApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await OpenAiApp.StartAsync(Settings);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("status=400;code=context_length_exceeded", false)]
    [InlineData("status=400;code=context_length_exceeded", true)]
    [InlineData("status=400;code=content_filter", false)]
    public async Task A_prompt_that_does_not_fit_goes_to_the_fallback_for_that_at_once(string script, bool stream)
    {
        var (answer, _) = await _app.AskAsync(await _app.NewKeyAsync(), OpenAiApp.Chat("one!" + script, stream));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("second#1", answer.Headers.GetValues("x-solaris-model").Single());
        var row = await _app.RowAsync(answer);
        Assert.Equal(2, row["attempts"]!.AsArray().Count);
        Assert.Equal(2, _app.Provider.Billing.Counts.Attempts);
        await AssertBilledAsync(row);
    }

    [Fact]
    public async Task A_prompt_that_is_refused_is_refused_once()
    {
        var (answer, body) = await _app.AskAsync(await _app.NewKeyAsync(), OpenAiApp.Chat("one!status=400"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(body);
        Assert.Equal(1, _app.Provider.Billing.Counts.Attempts);
    }

    private async Task AssertBilledAsync(System.Text.Json.Nodes.JsonNode row)
    {
        var counts = _app.Provider.Billing.Counts;
        Assert.Equal(counts.PromptTokens, (long?)row["usage"]!["inputUncached"]);
        Assert.Equal(counts.CompletionTokens, (long?)row["usage"]!["outputTotal"]);
        await _app.AssertBalancedAsync();
    }
}
