using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Users;
using Solaris.Audit;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.Mail;
using Solaris.Storage;

namespace Solaris.Accounts;

/// <summary>The accounts feature with its routes, on a database of its own and a clock that stands still.</summary>
internal sealed class AccountsApp(TestDatabase database, WebApplication app, FakeTimeProvider clock) : IAsyncDisposable
{
    public const string MasterKey = "master-key-of-the-tests";
    public static readonly IPAddress Address = IPAddress.Parse("203.0.113.7");

    public FakeTimeProvider Clock => clock;

    public Database Database => database.Database;

    public static Task<AccountsApp> StartAsync(
        string kind = nameof(DatabaseKind.Sqlite),
        Dictionary<string, string?>? settings = null
    ) => StartAsync(TestDatabases.New(kind), settings);

    public static async Task<AccountsApp> StartAsync(
        TestDatabase database,
        Dictionary<string, string?>? settings = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
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
        builder.Services.AddStorage().AddHttp().AddAudit().AddMail().AddAccounts();
        builder.Services.AddSingleton(database.Database).AddSingleton<LimitBook>().AddSingleton<TimeProvider>(clock);
        var app = builder.Build();
        app.UseAdminApi();
        app.MapAccounts(app.MapAdminApi());
        await app.StartAsync();
        return new(database, app, clock);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>A client of <c>/api</c> over plain http on this machine.</summary>
    public HttpClient Client(string? bearer = MasterKey)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = bearer is null
            ? null
            : new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    /// <summary>A user who exists without a trip through the routes.</summary>
    public async Task<AppUser> AddUserAsync(string email, Func<AppUser, AppUser>? change = null)
    {
        var organisation = await Get<OrganisationStore>().GetAsync(TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromMilliseconds(1)); // Ids of one millisecond have no order.
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()),
            OrganisationId = organisation.Id.Value,
            Email = email,
            Name = email,
            Status = UserStatus.Active,
            CreatedAt = Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        user = change?.Invoke(user) ?? user;
        Assert.True(await Get<UserStore>().AddAsync(user, TestContext.Current.CancellationToken));
        return user;
    }

    public Task<IssuedApiKey> AddTrustedKeyAsync() => AddKeyAsync(kind: ApiKeyKind.TrustedClient);

    /// <summary>A key with the terms that <paramref name="change"/> makes of none.</summary>
    public async Task<IssuedApiKey> AddKeyAsync(
        Guid? user = null,
        string kind = ApiKeyKind.Standard,
        Func<KeyTerms, KeyTerms>? change = null
    )
    {
        var organisation = await Get<OrganisationStore>().GetAsync(TestContext.Current.CancellationToken);
        var terms = new KeyTerms { Name = "test", QuotaStatus = NewApiKey.DefaultQuotaStatus(kind) };
        var spec = new NewApiKey
        {
            Organisation = organisation.Id,
            User = user is { } id ? new UserId(id) : null,
            Kind = kind,
            Terms = change?.Invoke(terms) ?? terms,
        };
        return await Get<ApiKeyStore>().CreateAsync(spec, TestContext.Current.CancellationToken);
    }

    /// <summary>Identifies a call that carries <paramref name="key"/> and <paramref name="headers"/>.</summary>
    public async Task<Identification> IdentifyAsync(
        string? key,
        string endpoint = "chat/completions",
        string? bodyUser = null,
        IPAddress? address = null,
        params (string Name, string Value)[] headers
    )
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address ?? Address;
        if (key is not null)
        {
            context.Request.Headers.Authorization = $"Bearer {key}";
        }
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }
        return await Get<CallerDirectory>()
            .IdentifyAsync(context.Request, endpoint, bodyUser, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
