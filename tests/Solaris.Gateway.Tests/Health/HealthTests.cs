using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Solaris.Ledger;
using Solaris.Pricing;
using Solaris.Providers;
using Solaris.Redis;
using Solaris.Routing;
using Solaris.Storage;
using Solaris.Telemetry;

namespace Solaris.Health;

public sealed class HealthTests : IAsyncDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-").FullName;
    private readonly WebApplication _app;

    public HealthTests()
    {
        var models = Path.Combine(_folder, "models.yaml");
        File.WriteAllText(models, "model_list:\n  - model_name: x\n    litellm_params: { model: simulated/x }\n");
        var builder = WebApplication.CreateSlimBuilder([
            $"--Storage:Folder={_folder}",
            $"--Routing:ConfigFile={models}",
        ]);
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Logging.ClearProviders();
        builder.Services.AddStorage();
        builder.Services.AddRedis();
        builder.Services.AddLedger();
        builder.Services.AddPricing();
        builder.Services.AddModelRouting();
        builder.Services.AddProviders();
        builder.Services.AddHealth();
        _app = builder.Build();
        Migrations.Run(_app.Services.GetRequiredService<Database>());
        _app.MapHealth();
    }

    [Fact]
    public async Task A_living_process_says_healthy_in_plain_text()
    {
        await _app.StartAsync(Cancel);

        Assert.Equal((HttpStatusCode.OK, "healthy"), await GetAsync("/health"));
    }

    [Fact]
    public async Task It_is_ready_when_the_database_answers_and_has_the_schema()
    {
        await _app.StartAsync(Cancel);

        var (status, body) = await GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", JsonDocument.Parse(body).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Without_a_model_it_lives_but_is_not_ready_and_says_why()
    {
        await _app.StartAsync(Cancel);
        _app.Services.GetRequiredService<Router>().Load(RoutingTable.Empty);

        var (status, body) = await GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        var checks = JsonDocument.Parse(body).RootElement.GetProperty("checks");
        Assert.Equal("unhealthy", checks.GetProperty("models").GetProperty("status").GetString());
        Assert.Equal("healthy", checks.GetProperty("ledger").GetProperty("status").GetString());
        Assert.Equal("healthy", checks.GetProperty("database").GetProperty("status").GetString());
    }

    [Fact]
    public async Task It_is_not_ready_from_the_moment_it_is_told_to_stop()
    {
        await _app.StartAsync(Cancel);
        _app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var (status, body) = await GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("stopping", body, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var client = _app.GetTestClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
