using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Users;
using Solaris.Docs;
using Solaris.Storage;

namespace Solaris.Http;

/// <summary>The whole program in this process, with people of every role who are signed in without a password.</summary>
internal sealed class GatewayApp : IAsyncDisposable
{
    public const string MasterKey = "master-key-of-the-tests";
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-").FullName;
    private readonly WebApplicationFactory<ProductDescription> _factory;

    public GatewayApp(Action<IWebHostBuilder>? configure = null) =>
        _factory = new WebApplicationFactory<ProductDescription>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Storage:Folder", _folder);
            host.UseSetting("Accounts:MasterKey", MasterKey);
            host.UseSetting("Accounts:AdminEmail", "first@example.org");
            host.UseSetting("Accounts:AdminPassword", "a password for tests");
            host.ConfigureLogging(logging => logging.ClearProviders());
            configure?.Invoke(host);
        });

    public Database Database => Get<Database>();

    public T Get<T>()
        where T : notnull => _factory.Services.GetRequiredService<T>();

    /// <summary>A client without credentials, or with the master key, or with a session's cookie.</summary>
    public HttpClient Client(string? bearer = null, string? session = null)
    {
        var client = _factory.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        if (bearer is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
        }
        if (session is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"solaris={session}");
        }
        return client;
    }

    /// <summary>For clients of the program that bring their own way of calling.</summary>
    public HttpMessageHandler Handler() => _factory.Server.CreateHandler();

    public HttpClient Automation() => Client(MasterKey);

    /// <summary>A client of someone who is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(AppUser user) => Client(session: await SessionAsync(user));

    public async Task<string> SessionAsync(AppUser user)
    {
        var origin = new SessionOrigin(SignInMethod.Password, "203.0.113.9", "tests");
        var token = await Get<SessionStore>().StartAsync(new(user.Id), origin, TestContext.Current.CancellationToken);
        return token.Reveal();
    }

    public async Task<AppUser> AddUserAsync(string role, Guid? team = null, Guid? organisation = null)
    {
        var own = await Get<OrganisationStore>().GetAsync(TestContext.Current.CancellationToken);
        var name = RandomNumberGenerator.GetHexString(12, lowercase: true);
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            OrganisationId = organisation ?? own.Id.Value,
            Email = $"{name}@example.org",
            Name = name,
            Role = role,
            TeamId = team,
            Status = UserStatus.Active,
            CreatedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        Assert.True(await Get<UserStore>().AddAsync(user, TestContext.Current.CancellationToken));
        return user;
    }

    public async Task<ApiKey> AddKeyAsync(AppUser user)
    {
        var spec = new NewApiKey
        {
            Organisation = new(user.OrganisationId),
            User = new UserId(user.Id),
            Terms = new() { Name = "test", QuotaStatus = 429 },
        };
        return (await Get<ApiKeyStore>().CreateAsync(spec, TestContext.Current.CancellationToken)).Key;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The factory does not wait for the program's own thread, which may still be closing its files.
        }
    }
}
