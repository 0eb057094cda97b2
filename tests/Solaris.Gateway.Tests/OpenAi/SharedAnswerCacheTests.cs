using Solaris.Redis;

namespace Solaris.OpenAi;

/// <summary><c>cache_params: type: redis</c> through the whole gateway.</summary>
public sealed class SharedAnswerCacheTests : IAsyncLifetime
{
    private RedisServer? _redis;
    private OpenAiApp? _app;

    private RedisServer Redis => _redis ?? throw new InvalidOperationException("Not started.");

    private OpenAiApp App => _app ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _app = await OpenAiApp.StartAsync(
            "litellm_settings: { cache: true, cache_params: { type: redis, ttl: 60 } }",
            Redis.Port
        );
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Redis.DisposeAsync();
    }

    [Fact]
    public async Task A_process_that_forgot_finds_the_answer_in_redis()
    {
        var key = await App.NewKeyAsync();
        var (_, first) = await KeptAsync(key);

        await ReloadAsync(); // The process forgets what it kept itself.
        var (hit, again) = await App.AskAsync(key, OpenAiApp.Chat("one"));
        var (stranger, _) = await App.AskAsync(await App.NewKeyAsync(), OpenAiApp.Chat("one"));

        Assert.Equal(("hit", "miss"), (Cached(hit), Cached(stranger)));
        Assert.Equal(first, again);
        Assert.Equal(2, App.Provider.Billing.Counts.Attempts);
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_model_that_leads_elsewhere_now_answers_anew()
    {
        var key = await App.NewKeyAsync();
        await KeptAsync(key);
        var file = await File.ReadAllTextAsync(App.ConfigFile, Cancellation);

        await File.WriteAllTextAsync(
            App.ConfigFile,
            file.Replace("\"openai/one\"", "\"openai/one-b\"", StringComparison.Ordinal),
            Cancellation
        );
        await ReloadAsync();

        Assert.Equal("miss", Cached((await App.AskAsync(key, OpenAiApp.Chat("one"))).Response));
    }

    [Fact]
    public async Task Without_redis_calls_are_answered_all_the_same()
    {
        var key = await App.NewKeyAsync();
        await KeptAsync(key);
        await Redis.KillAsync();

        var (kept, _) = await App.AskAsync(key, OpenAiApp.Chat("one"));
        await ReloadAsync();
        var (asked, _) = await App.AskAsync(key, OpenAiApp.Chat("one"));

        Assert.Equal(("hit", "miss"), (Cached(kept), Cached(asked)));
        Assert.Equal(200, (int)asked.StatusCode);
    }

    /// <summary>Asks once the gateway has its Redis, and waits until the answer is there.</summary>
    private async Task<(HttpResponseMessage Response, string Body)> KeptAsync(string key)
    {
        await UntilAsync(() => Task.FromResult(App.Get<RedisLink>().IsUp));
        var answer = await App.AskAsync(key, OpenAiApp.Chat("one"));
        await UntilAsync(async () => (int)await Redis.ExecuteAsync("DBSIZE") > 0);
        return answer;
    }

    private async Task ReloadAsync() =>
        Assert.True((await App.AskAsync(OpenAiApp.MasterKey, "", "/api/config/reload")).Response.IsSuccessStatusCode);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var patience = 0; patience < 250 && !await isSo(); patience++)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private static string Cached(HttpResponseMessage answer) => answer.Headers.GetValues("x-solaris-cache").Single();
}
