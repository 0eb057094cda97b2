using System.Text;
using Solaris.FakeProvider;
using Solaris.Fixtures;

namespace Solaris.EndToEnd;

/// <summary>A gateway whose models lead, one for each recorded provider, to the recordings.</summary>
public sealed class RecordedAnswersGateway : IAsyncLifetime
{
    private FakeProviderApp? _provider;
    private GatewayProcess? _gateway;

    internal GatewayProcess Gateway => _gateway ?? throw new InvalidOperationException("Not started.");

    /// <summary>Calls with a key that no limit stops.</summary>
    internal HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProviderApp.StartAsync(new FakeProviderOptions { Key = GatewayModels.ProviderKey });
        foreach (var recording in Recordings.All)
        {
            _provider.Replays.Add(
                recording.Id,
                new Replay(recording.Path, recording.Status, Replay.TypeOf(recording.Path))
            );
        }
        _gateway = await GatewayProcess.StartAsync(await GatewaySetup.CreateAsync(Yaml(_provider.BaseAddress)));
        var key = await _gateway.Admin.CreateUserKeyAsync("recorded@example.org", monthlyTokens: 10_000_000);
        Client.BaseAddress = _gateway.BaseAddress;
        Client.DefaultRequestHeaders.Authorization = new("Bearer", key.Secret);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }

    /// <summary>No retries: a recorded refusal must be seen once.</summary>
    private static string Yaml(Uri provider)
    {
        var yaml = new StringBuilder("model_list:\n");
        foreach (var name in Recordings.All.Select(one => one.ProfileName).Distinct())
        {
            GatewayModels.Add(yaml, name, $"{name}/recorded", name == "azure" ? new Uri(provider, "/") : provider);
        }
        return yaml.Append("router_settings:\n  num_retries: 0\n").ToString();
    }
}
