using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Solaris.EndToEnd;

namespace Solaris.Telemetry;

[Collection(RunsAlone.Name)] // An exporter hears the meters of every program in the process.
public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task Every_metric_has_the_name_that_dashboards_rely_on()
    {
        await using var app = await StartAsync();
        var metrics = app.Services.GetRequiredService<GatewayMetrics>();
        metrics.Answered("POST", "/v1/chat/completions", 200);
        metrics.Seen(new UserId(Guid.Empty));
        metrics.Charged("openai", "gpt-4o", new TokenUsage(10, 20, 3, 4, 50), 1_234);
        metrics.QuotaBlocked(LimitScope.Organisation);
        metrics.OpenHolds(7, TimeSpan.FromSeconds(2.5));
        metrics.Overran(11);
        metrics.BatchCommitted(5);
        metrics.SentUpstream(TimeSpan.FromMilliseconds(1));
        metrics.Attempted(TimeSpan.FromSeconds(1), "openai", "gpt-4o", "ok");
        metrics.FirstToken(TimeSpan.FromSeconds(1), "openai", "gpt-4o");

        var page = await ScrapeAsync(app);

        string[] expected =
        [
            "http_requests_total{code=\"200\",method=\"POST\",route=\"/v1/chat/completions\"} 1",
            "ia_solaris_active_users{} 1",
            "ia_solaris_tokens_consumed_total{class=\"input\",model=\"gpt-4o\",provider=\"openai\"} 10",
            "ia_solaris_tokens_consumed_total{class=\"input_cache_read\",model=\"gpt-4o\",provider=\"openai\"} 20",
            "ia_solaris_tokens_consumed_total{class=\"input_cache_write\",model=\"gpt-4o\",provider=\"openai\"} 7",
            "ia_solaris_tokens_consumed_total{class=\"output\",model=\"gpt-4o\",provider=\"openai\"} 50",
            "ia_solaris_cost_micros_total{model=\"gpt-4o\",provider=\"openai\"} 1234",
            "ia_solaris_quota_blocks_total{scope=\"organisation\"} 1",
            "ia_solaris_ledger_open_holds{} 7",
            "ia_solaris_ledger_oldest_hold_seconds{} 2.5",
            "ia_solaris_ledger_overrun_tokens_total{} 11",
            "ia_solaris_ledger_batch_size_count{} 1",
            "ia_solaris_gateway_overhead_seconds_count{} 1",
            "gen_ai_client_operation_duration_seconds_count{",
            "gen_ai_server_time_to_first_token_seconds_count{",
        ];
        Assert.All(expected, line => Assert.Contains(line, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_are_counted_by_route_template_never_by_path()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        foreach (var path in new[] { "/things/1", "/things/2", "/none/1", "/none/2" })
        {
            using var answer = await client.GetAsync(
                new Uri(path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
        }

        var page = await ScrapeAsync(app);

        Assert.Contains("{code=\"200\",method=\"GET\",route=\"/things/{id}\"} 2", page, StringComparison.Ordinal);
        Assert.Contains("{code=\"404\",method=\"GET\",route=\"unmatched\"} 2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_names_beyond_the_bound_share_one_label()
    {
        await using var app = await StartAsync();
        var metrics = app.Services.GetRequiredService<GatewayMetrics>();
        for (var i = 0; i < 600; i++)
        {
            metrics.Charged("any", $"model-{i}", new TokenUsage(1, 0, 0, 0, 0), 0);
        }

        var page = await ScrapeAsync(app);

        Assert.Contains("class=\"input\",model=\"other\",provider=\"any\"} 100", page, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTelemetry(builder.Configuration);
        var app = builder.Build();
        app.UseTelemetry();
        app.MapGet("/things/{id}", (int id) => id);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<string> ScrapeAsync(WebApplication app)
    {
        using var client = app.GetTestClient();
        return await client.GetStringAsync(
            new Uri("/metrics", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
    }
}
