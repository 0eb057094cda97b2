using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Users;
using Solaris.Anthropic;
using Solaris.Audit;
using Solaris.Calls;
using Solaris.FakeProvider;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.Ledger.Verification;
using Solaris.Mail;
using Solaris.Pricing;
using Solaris.Providers;
using Solaris.Providers.Gemini;
using Solaris.Quotas;
using Solaris.RateLimits;
using Solaris.Redis;
using Solaris.Reports;
using Solaris.Routing;
using Solaris.Storage;
using Solaris.Telemetry;

namespace Solaris.OpenAi;

/// <summary>The whole path of a request on real Kestrel, with the ledger on SQLite and the fake provider behind it.</summary>
internal sealed class OpenAiApp : IAsyncDisposable
{
    public const string MasterKey = "master-key-of-the-tests";
    private const string ProviderKey = "sk-provider-key-1234567890";
    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private OpenAiApp(TestDatabase database, WebApplication app, FakeProviderApp provider)
    {
        _database = database;
        _app = app;
        Provider = provider;
        Client = new HttpMessageInvoker(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });
    }

    public FakeProviderApp Provider { get; }

    public HttpMessageInvoker Client { get; }

    /// <summary>Set to ask as Anthropic's clients do.</summary>
    public bool AnthropicVersion { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Models <c>one</c> (cancels), <c>drains</c>, <c>two</c> (two deployments: <c>a</c>, then <c>b</c>) and any name that ends in a script.</summary>
    /// <param name="settings">More lines of the configuration file.</param>
    /// <param name="redis">The port of a Redis; null for none.</param>
    public static async Task<OpenAiApp> StartAsync(string settings = "", int? redis = null)
    {
        var database = TestDatabases.NewSqlite();
        var provider = await FakeProviderApp.StartAsync(new FakeProviderOptions { Key = ProviderKey });
        var config = Path.Combine(database.Folder, "config.yaml");
        var account = Path.Combine(database.Folder, "account.json");
        await File.WriteAllTextAsync(account, AccountFile.Json(new Uri(provider.BaseAddress, "/token")), Cancellation);
        await File.WriteAllTextAsync(config, Models(provider.BaseAddress, account) + "\n" + settings, Cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = database.Folder,
                ["Routing:ConfigFile"] = config,
                ["Relay:FirstBackOff"] = "00:00:00.010",
                ["Accounts:MasterKey"] = MasterKey,
                ["Accounts:SecretKey"] = "a secret key that is long enough for the tests",
                ["Redis:Host"] = redis is null ? null : "127.0.0.1",
                ["Redis:Port"] = (redis ?? 6379).ToString(CultureInfo.InvariantCulture),
                ["Redis:PatienceMilliseconds"] = "2000", // A busy machine answers late.
            }
        );
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<GatewayMetrics>();
        builder
            .Services.AddStorage()
            .AddRedis()
            .AddLedger()
            .AddHttp()
            .AddAudit()
            .AddMail()
            .AddAccounts()
            .AddQuotas()
            .AddReports();
        builder
            .Services.AddRateLimits()
            .AddPricing()
            .AddModelRouting()
            .AddProviders()
            .AddCalls()
            .AddAnthropic()
            .AddOpenAi();
        builder.Services.AddSingleton(database.Database);
        var app = builder.Build();
        app.UseAdminApi();
        var admin = app.MapAdminApi();
        admin.MapReports();
        admin.MapPrices();
        admin.MapModelRouting();
        app.MapAnthropic();
        app.MapOpenAi();
        await app.StartAsync(Cancellation);
        return new(database, app, provider);
    }

    /// <summary>The configuration file, to change it.</summary>
    public string ConfigFile => Path.Combine(_database.Folder, "config.yaml");

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A key of a user of its own, with a monthly limit.</summary>
    public async Task<string> NewKeyAsync(long tokens = 1_000_000, Func<KeyTerms, KeyTerms>? change = null)
    {
        var organisation = (await Get<OrganisationStore>().GetAsync(Cancellation)).Id;
        var now = TimeProvider.System.GetUtcNow();
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = organisation.Value,
            Email = $"{Guid.CreateVersion7(now):N}@example.org",
            Name = "Ana",
            Status = UserStatus.Active,
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        Assert.True(await Get<UserStore>().AddAsync(user, Cancellation));
        await Get<LimitBook>().ReplaceAsync(LimitScope.User, user.Id, [Terms.Monthly(tokens)], Cancellation);
        var terms = new KeyTerms { Name = "test", QuotaStatus = NewApiKey.DefaultQuotaStatus(ApiKeyKind.Standard) };
        var issued = await Get<ApiKeyStore>()
            .CreateAsync(
                new NewApiKey
                {
                    Organisation = organisation,
                    User = new UserId(user.Id),
                    Kind = ApiKeyKind.Standard,
                    Terms = change?.Invoke(terms) ?? terms,
                },
                Cancellation
            );
        return issued.Secret.Reveal();
    }

    public Uri Address(string path) => new(new Uri(_app.Urls.First()), path);

    public static string Chat(string model, bool stream = false, string fields = "") =>
        $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},{{fields}}"messages":[{"role":"user","content":"Olá"}]}""";

    public async Task<HttpResponseMessage> SendAsync(
        string? key,
        string body,
        CancellationToken cancellationToken,
        string path = "/v1/chat/completions",
        string method = "POST"
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Address(path));
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
        if (AnthropicVersion)
        {
            request.Headers.Add("anthropic-version", "2023-06-01");
        }
        if (body.Length > 0)
        {
            request.Headers.ExpectContinue = body.Length > 1_000_000;
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        return await Client.SendAsync(request, cancellationToken);
    }

    /// <summary>Sends and reads the whole answer.</summary>
    public async Task<(HttpResponseMessage Response, string Body)> AskAsync(
        string? key,
        string body,
        string path = "/v1/chat/completions",
        string method = "POST"
    )
    {
        var response = await SendAsync(key, body, Cancellation, path, method);
        return (response, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The row of an answered call; it is there when the answer is, except for its refusals, which ride with a later batch.</summary>
    public async Task<JsonNode> RowAsync(HttpResponseMessage answer)
    {
        var path = "/api/requests/" + answer.Headers.GetValues("x-request-id").Single();
        for (var patience = 0; patience < 100; patience++)
        {
            var (response, body) = await AskAsync(MasterKey, "", path, "GET");
            if (response.IsSuccessStatusCode)
            {
                return JsonNode.Parse(body)!;
            }
            await Task.Delay(50, Cancellation);
        }
        throw new InvalidOperationException("The call left no row.");
    }

    /// <summary>The newest row, as soon as there is one.</summary>
    public async Task<JsonNode> LastRowAsync()
    {
        for (var patience = 0; patience < 200; patience++)
        {
            var (_, body) = await AskAsync(MasterKey, "", "/api/requests?limit=1", "GET");
            if (JsonNode.Parse(body)!["items"]!.AsArray() is [{ } row])
            {
                var path = "/api/requests/" + (string?)row["id"];
                return JsonNode.Parse((await AskAsync(MasterKey, "", path, "GET")).Body)!;
            }
            await Task.Delay(50, Cancellation);
        }
        throw new InvalidOperationException("The call left no row.");
    }

    public static string Code(string body)
    {
        using var error = JsonDocument.Parse(body);
        return error.RootElement.GetProperty("error").GetProperty("code").GetString() ?? "";
    }

    public async Task AssertBalancedAsync() =>
        Assert.Empty((await Get<LedgerVerifier>().VerifyAsync(Cancellation)).Violations);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await Provider.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static string Models(Uri provider, string account)
    {
        var root = provider.GetLeftPart(UriPartial.Authority);
        return $"""
            model_list:
              - model_name: two
                litellm_params: {Parameters("openai/two", root + "/a/v1")}
              - model_name: second
                litellm_params: {Parameters("openai/two", root + "/b/v1")}
              - model_name: "drains!*"
                litellm_params: {Parameters("openrouter/drains!*", root + "/v1")}
              - model_name: "one!*"
                litellm_params: {Parameters("openai/one!*", root + "/v1")}
              - model_name: "vertex!*"
                litellm_params:
                  model: "vertex_ai/gemini-3-pro!*"
                  api_base: {root}/v1/projects/p/locations/global/publishers/google
                  vertex_credentials: {account}
              - model_name: "gemini-3!*"
                litellm_params: {Parameters("gemini/gemini-3!*", root + "/v1beta")}
              - model_name: "gemini-2.5!*"
                litellm_params: {Parameters("gemini/gemini-2.5!*", root + "/v1beta")}
              - model_name: "embeds!*"
                litellm_params: {Parameters("gemini/embeds!*", root + "/v1beta")}
              - model_name: one
                litellm_params: {Parameters("openai/one", root + "/v1")}
              - model_name: "claude-*"
                litellm_params: {Parameters("anthropic/claude-*", root + "/v1")}
              - model_name: omni-moderation-latest
                litellm_params: {Parameters("openai/omni-moderation-latest", root + "/v1")}
              - model_name: locked
                litellm_params: {Parameters("openai/one", root + "/v1").Replace(
                ProviderKey,
                "sk-wrong-key-1234567890",
                StringComparison.Ordinal
            )}
            router_settings:
              num_retries: 1
              fallbacks: [ {"{"} two: [second] {"}"} ]
            """;
    }

    private static string Parameters(string model, string address) =>
        $$"""{ model: "{{model}}", api_base: "{{address}}", api_key: {{ProviderKey}} }""";
}
