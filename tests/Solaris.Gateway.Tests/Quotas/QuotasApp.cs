using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Solaris.Accounts;
using Solaris.Audit;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.Ledger.Verification;
using Solaris.Mail;
using Solaris.Pricing;
using Solaris.Providers;
using Solaris.Reports;
using Solaris.Storage;
using Solaris.Telemetry;

namespace Solaris.Quotas;

/// <summary>Accounts, ledger, limits and reports with their routes, on a database of their own and the real clock.</summary>
internal sealed class QuotasApp(TestDatabase database, WebApplication app) : IAsyncDisposable
{
    /// <summary>Ids of one millisecond have no order: here each has its own.</summary>
    private static readonly FakeTimeProvider Ids = new(TimeProvider.System.GetUtcNow())
    {
        AutoAdvanceAmount = TimeSpan.FromMilliseconds(1),
    };

    private const string MasterKey = "master-key-of-the-tests";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Database Database => database.Database;

    public static async Task<QuotasApp> StartAsync(
        string kind = nameof(DatabaseKind.Sqlite),
        Dictionary<string, string?>? settings = null
    )
    {
        var database = TestDatabases.New(kind);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = database.Folder,
                ["Accounts:MasterKey"] = MasterKey,
                ["Accounts:SecretKey"] = "a secret key that is long enough for the tests",
            }
        );
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<GatewayMetrics>();
        builder
            .Services.AddStorage()
            .AddLedger()
            .AddHttp()
            .AddAudit()
            .AddMail()
            .AddAccounts()
            .AddPricing()
            .AddQuotas()
            .AddReports();
        builder.Services.AddSingleton(database.Database);
        var app = builder.Build();
        app.UseAdminApi();
        var admin = app.MapAdminApi();
        app.MapAccounts(admin);
        admin.MapQuotas();
        admin.MapPrices();
        admin.MapReports();
        await app.StartAsync(Cancellation);
        return new(database, app);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public HttpClient Client()
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MasterKey);
        return client;
    }

    public async Task<OrganisationId> OrganisationAsync() => (await Get<OrganisationStore>().GetAsync(Cancellation)).Id;

    /// <summary>A caller who is nobody in particular: a key, a user and a team of this organisation.</summary>
    public async Task<Caller> CallerAsync(string language = "en", int quotaStatus = 429)
    {
        var origin = new CallOrigin(
            await OrganisationAsync(),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7())
        );
        return new()
        {
            Origin = origin,
            KeyName = "test",
            TrustedClient = false,
            Language = language,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo"),
            QuotaStatus = quotaStatus,
        };
    }

    public Task LimitAsync(LimitScope scope, Guid id, params LimitTerms[] terms) =>
        Get<LimitBook>().ReplaceAsync(scope, id, terms, Cancellation);

    public Task LimitAsync(Caller caller, long tokens) =>
        LimitAsync(LimitScope.User, caller.Origin.User!.Value.Value, Terms.Monthly(tokens));

    public ValueTask<Admission> AdmitAsync(Caller caller, CallCost cost, RequestId? id = null) =>
        Get<QuotaGate>().AdmitAsync(id ?? NewId(), caller, cost, Cancellation);

    public static RequestId NewId() => RequestId.New(Ids);

    /// <summary>A call for a model of which <paramref name="text"/> is the whole prompt.</summary>
    public static CallCost Cost(
        string text = "hello",
        long? output = 1_000,
        int choices = 1,
        string model = "gpt-4o",
        params Deployment[] candidates
    ) =>
        new()
        {
            Model = model,
            Endpoint = "chat/completions",
            Candidates = candidates is [] ? [Candidate(model)] : candidates,
            Body = Encoding.UTF8.GetBytes(
                $$"""{"model":"{{model}}","messages":[{"role":"user","content":{{JsonSerializer.Serialize(text)}}}]}"""
            ),
            OutputTokens = output,
            Choices = choices,
        };

    public static Deployment Candidate(string model = "gpt-4o", ModelPrice? price = null, long? mostOutput = null) =>
        new()
        {
            Id = $"{model}#1",
            Provider = ProviderProfiles.Find("openai")!,
            BaseAddress = new("http://127.0.0.1:1/v1"),
            UpstreamModel = model,
            Price = price,
            MaxOutputTokens = mostOutput,
        };

    /// <summary>Settles a hold with what the provider said it used.</summary>
    public static ValueTask SettleAsync(
        Hold hold,
        Caller caller,
        TokenUsage usage,
        long costMicros = 0,
        string model = "gpt-4o",
        int status = 200
    ) =>
        hold.SettleAsync(
            new()
            {
                Id = hold.Id,
                Origin = caller.Origin,
                Endpoint = "chat/completions",
                Model = model,
                Deployment = model + "#1",
                Provider = "openai",
                Status = status,
                Charge = new(usage, costMicros, UsageBasis.ProviderUsage),
                DurationMilliseconds = 12,
            }
        );

    public async Task AssertBalancedAsync() =>
        Assert.Empty((await Get<LedgerVerifier>().VerifyAsync(Cancellation)).Violations);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
