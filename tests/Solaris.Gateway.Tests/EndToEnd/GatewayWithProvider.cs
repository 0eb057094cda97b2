using System.Net.Http.Headers;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary>A fake provider and a gateway on SQLite, shared by the tests of a class.</summary>
public sealed class GatewayWithProvider : IAsyncLifetime
{
    private GatewayProcess? _gateway;
    private FakeProviderApp? _provider;
    private int _users;

    internal FakeProviderApp Provider => _provider ?? throw new InvalidOperationException("Not started.");
    internal GatewayProcess Gateway => _gateway ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProviderApp.StartAsync(new FakeProviderOptions { Key = GatewayModels.ProviderKey });
        _gateway = await GatewayProcess.StartAsync(
            await GatewaySetup.CreateAsync(GatewayModels.Yaml(_provider.BaseAddress))
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }

    /// <summary>A new user with a key of its own.</summary>
    internal Task<ApiKeyGrant> NewKeyAsync(long monthlyTokens = 1_000_000) =>
        Gateway.Admin.CreateUserKeyAsync($"user{Interlocked.Increment(ref _users)}@example.org", monthlyTokens);

    /// <summary>An HTTP client that calls the gateway with <paramref name="key"/>.</summary>
    internal HttpClient ClientOf(ApiKeyGrant key)
    {
        var http = new HttpClient { BaseAddress = Gateway.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        return http;
    }
}
