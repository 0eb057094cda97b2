using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Solaris.OpenAi;

/// <summary>Answers that are given again: no provider is asked, and nothing is charged.</summary>
public sealed class AnswerCacheTests : IAsyncLifetime
{
    private OpenAiApp _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _app = await OpenAiApp.StartAsync("litellm_settings: { cache: true, cache_params: { type: local, ttl: 60 } }");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_request_gets_the_same_answer_for_nothing(bool stream)
    {
        var key = await _app.NewKeyAsync();
        var (first, body) = await _app.AskAsync(key, OpenAiApp.Chat("one", stream));
        var (second, again) = await _app.AskAsync(key, OpenAiApp.Chat("one", stream));

        Assert.Equal(("miss", "hit"), (Cached(first), Cached(second)));
        Assert.Equal(body, again);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(1, _app.Provider.Billing.Counts.Attempts);
        var row = await _app.RowAsync(second);
        Assert.Equal("cache", (string?)row["attempts"]![0]!["outcome"]);
        Assert.Equal((0L, 0L), ((long?)row["usage"]!["outputTotal"], (long?)row["costMicros"]));
        await _app.AssertBalancedAsync();
    }

    [Fact]
    public async Task Another_body_or_another_caller_gets_an_answer_of_its_own()
    {
        var key = await _app.NewKeyAsync();
        await _app.AskAsync(key, OpenAiApp.Chat("one"));
        var (other, _) = await _app.AskAsync(key, OpenAiApp.Chat("one", fields: "\"temperature\":0,"));
        var (stranger, _) = await _app.AskAsync(await _app.NewKeyAsync(), OpenAiApp.Chat("one"));

        Assert.Equal(("miss", "miss"), (Cached(other), Cached(stranger)));
        Assert.Equal(3, _app.Provider.Billing.Counts.Attempts);
    }

    [Theory]
    [InlineData("one!status=500")]
    [InlineData("one!cut=1;tokens=5")]
    [InlineData("one!error-event=1;tokens=5")]
    public async Task What_failed_is_not_kept(string model)
    {
        var key = await _app.NewKeyAsync();
        await TryAsync(key, model);
        var before = _app.Provider.Billing.Counts.Attempts;
        await TryAsync(key, model);

        Assert.True(_app.Provider.Billing.Counts.Attempts > before);
    }

    [Fact]
    public async Task A_caller_may_ask_for_a_new_answer()
    {
        var key = await _app.NewKeyAsync();
        await _app.AskAsync(key, OpenAiApp.Chat("one"));

        using var fresh = await SendAsync(key, "no-cache");

        Assert.Equal((HttpStatusCode.OK, "miss"), (fresh.StatusCode, Cached(fresh)));
        Assert.Equal(2, _app.Provider.Billing.Counts.Attempts);
    }

    [Fact]
    public async Task A_reload_forgets_the_answers_and_a_wrong_file_keeps_the_models()
    {
        const string Reload = "/api/config/reload";
        var key = await _app.NewKeyAsync();
        await _app.AskAsync(key, OpenAiApp.Chat("one"));
        var file = await File.ReadAllTextAsync(_app.ConfigFile, Cancellation);

        await File.WriteAllTextAsync(_app.ConfigFile, "model_list: [", Cancellation);
        var (wrong, problem) = await _app.AskAsync(OpenAiApp.MasterKey, "", Reload);
        var (kept, _) = await _app.AskAsync(key, OpenAiApp.Chat("one"));
        await File.WriteAllTextAsync(
            _app.ConfigFile,
            file.Replace("second", "third", StringComparison.Ordinal),
            Cancellation
        );
        var (right, _) = await _app.AskAsync(OpenAiApp.MasterKey, "", Reload);
        var (after, _) = await _app.AskAsync(key, OpenAiApp.Chat("one"));
        var (renamed, _) = await _app.AskAsync(key, OpenAiApp.Chat("third"));

        Assert.Equal((HttpStatusCode)422, wrong.StatusCode);
        Assert.Contains("config.yaml:", problem, StringComparison.Ordinal);
        Assert.Equal(("hit", HttpStatusCode.OK), (Cached(kept), right.StatusCode));
        Assert.Equal(("miss", HttpStatusCode.OK), (Cached(after), renamed.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.AskAsync(key, "", Reload)).Response.StatusCode);
    }

    private static string Cached(HttpResponseMessage answer) => answer.Headers.GetValues("x-solaris-cache").Single();

    private async Task TryAsync(string key, string model)
    {
        try
        {
            await _app.AskAsync(key, OpenAiApp.Chat(model, stream: true));
        }
        catch (HttpRequestException)
        {
            // A stream may be cut.
        }
    }

    private Task<HttpResponseMessage> SendAsync(string key, string control)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _app.Address("/v1/chat/completions"))
        {
            Content = new StringContent(OpenAiApp.Chat("one"), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.TryAddWithoutValidation("cache-control", control);
        return _app.Client.SendAsync(request, Cancellation);
    }
}
