using System.Globalization;
using Solaris.FakeProvider;

namespace Solaris.Chaos;

/// <summary>Three gateways, PostgreSQL, Redis and the fake provider, each a process or server of its own, on loopback.</summary>
internal sealed class ChaosSystem : IAsyncDisposable
{
    public const string MasterKey = "master-key-of-the-chaos-run-0123456789";
    private const string ProviderKey = "sk-provider-key-of-the-chaos-run";
    private const string FakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    private readonly string _folder;

    private ChaosSystem(string folder, FakeProviderApp provider, PostgresProcess postgres, RedisProcess redis)
    {
        (_folder, Provider, Postgres, Redis) = (folder, provider, postgres, redis);
        Gateways = [.. Enumerable.Range(0, 3).Select(NewGateway)];
    }

    public FakeProviderApp Provider { get; }

    public PostgresProcess Postgres { get; }

    public RedisProcess Redis { get; }

    /// <summary>One lasting fault of Redis at a time.</summary>
    public SemaphoreSlim RedisGate { get; } = new(1);

    public Gateway[] Gateways { get; }

    /// <summary>True when one gateway's clock is a day ahead and another's a day behind.</summary>
    public static bool SkewsClocks => File.Exists(FakeTime);

    public static async Task<ChaosSystem> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("solaris-chaos-").FullName;
        await Processes.RunAsync("chmod", ["755", folder]);
        var provider = await FakeProviderApp.StartAsync(new FakeProviderOptions { Key = ProviderKey });
        await File.WriteAllTextAsync(Path.Combine(folder, "models.yaml"), Models(provider.BaseAddress));
        var postgres = await PostgresProcess.StartAsync(Path.Combine(folder, "postgres"));
        var system = new ChaosSystem(folder, provider, postgres, RedisProcess.Start());
        foreach (var gateway in system.Gateways)
        {
            gateway.Start();
            await ReadyAsync(gateway);
        }
        return system;
    }

    /// <summary>Waits until a gateway is ready, and starts it again should it have ended: as whatever runs it would.</summary>
    public static async Task ReadyAsync(Gateway gateway)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        for (var patience = 0; patience < 1_200; patience++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, "/health/ready"));
                using var answer = await http.SendAsync(request, CancellationToken.None);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It is starting.
            }
            if (gateway.HasEnded)
            {
                gateway.Start();
            }
            await Task.Delay(100);
        }
        throw new InvalidOperationException("A gateway did not become ready.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in Gateways)
        {
            await gateway.DisposeAsync();
        }
        await Redis.DisposeAsync();
        await Postgres.DisposeAsync();
        await Provider.DisposeAsync();
        RedisGate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Gateway NewGateway(int number)
    {
        var variables = new Dictionary<string, string?>(Postgres.Variables)
        {
            ["REDIS_HOST"] = "127.0.0.1",
            ["REDIS_PORT"] = Processes.Text(Redis.Port),
            ["SOLARIS_CONFIG"] = Path.Combine(_folder, "models.yaml"),
            ["SOLARIS_MASTER_KEY"] = MasterKey,
            ["SECRET_KEY"] = "secret-key-of-the-chaos-run-0123456789abcdef-0123456789",
        };
        if (SkewsClocks && number > 0)
        {
            variables["LD_PRELOAD"] = FakeTime;
            variables["FAKETIME"] = number == 1 ? "+1d" : "-1d";
            variables["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
            variables["FAKETIME_FORCE_MONOTONIC_FIX"] = "0"; // Its fix makes waits of .NET end early.
        }
        return new(Path.Combine(_folder, "gateway" + Processes.Text(number)), variables);
    }

    private static string Models(Uri provider) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            model_list:
              - model_name: fake-chat
                litellm_params:
                  model: openai/fake-chat
                  api_base: {provider}
                  api_key: {ProviderKey}
                  input_cost_per_token: 0.0000025
                  output_cost_per_token: 0.00001
            router_settings:
              num_retries: 2
              allowed_fails: 1000000

            """
        );
}
