using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Solaris.FakeProvider;
using Solaris.Providers;
using static Solaris.Routing.RoutingSamples;

namespace Solaris.Routing;

/// <summary>What asks providers without a call: background checks, and the list of a LiteLLM behind the gateway.</summary>
public sealed class BackgroundTests : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private FakeProviderApp _provider = null!;
    private Upstream _upstream = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProviderApp.StartAsync(new FakeProviderOptions());
        _upstream = new Upstream(Options.Create(new RelayOptions()), _services);
    }

    public async ValueTask DisposeAsync()
    {
        _upstream.Dispose();
        await _provider.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData(true, new[] { "well" })]
    [InlineData(false, new[] { "away", "well" })]
    public async Task A_check_lets_a_deployment_rest_that_does_not_answer_and_costs_nothing(
        bool steers,
        string[] available
    )
    {
        var samples = new RoutingSamples(Table(Group("m", At("well", _provider.BaseAddress), Member("away"))));

        await Probes(samples).RunAsync(new ProbeSettings(TimeSpan.FromMinutes(1), steers), Cancellation);

        Assert.Equal(available, samples.Ids("m").Order());
        Assert.Equal(0, _provider.Billing.Counts.Attempts);
        samples.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public async Task What_is_left_out_is_not_checked()
    {
        var member = Member("away") with { Terms = new() { Probed = false } };
        var samples = new RoutingSamples(Table(Group("m", At("well", _provider.BaseAddress), member)));

        await Probes(samples).RunAsync(new ProbeSettings(TimeSpan.FromMinutes(1), Steers: true), Cancellation);

        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public async Task The_models_of_a_LiteLLM_are_shown_behind_ours()
    {
        var samples = new RoutingSamples(
            Table(Group("mine", Member("mine")), Group("*", Member("proxy", upstream: "*", provider: "litellm_proxy")))
        );
        var keys = new ProviderKeyOptions { LiteLlmBaseUrl = new(_provider.BaseAddress, "/") };
        var proxy = new LiteLlmProxySource(Options.Create(keys));

        Assert.True(await Models(samples, proxy).RunAsync(proxy.Deployment!, Cancellation));

        Assert.Equal("mine", samples.Router.Models[0].Id);
        Assert.Contains(samples.Router.Models, model => model is { Id: "fake-chat", OwnedBy: "litellm_proxy" });
        samples.Router.Load(Table(Group("other", Member("other"))));
        Assert.Contains(samples.Router.Models, model => model.Id == "fake-chat");
    }

    [Fact]
    public async Task A_LiteLLM_that_is_away_changes_nothing()
    {
        var samples = new RoutingSamples(Table(Group("mine", Member("mine"))));
        var keys = new ProviderKeyOptions { LiteLlmBaseUrl = new("http://127.0.0.1:1") };
        var proxy = new LiteLlmProxySource(Options.Create(keys));

        Assert.False(await Models(samples, proxy).RunAsync(proxy.Deployment!, Cancellation));

        Assert.Equal("mine", Assert.Single(samples.Router.Models).Id);
    }

    private static GroupMember At(string id, Uri address)
    {
        var member = Member(id);
        return member with { Deployment = member.Deployment with { BaseAddress = new(address, "/v1") } };
    }

    private HealthProbes Probes(RoutingSamples samples) =>
        new(
            samples.Router,
            _upstream,
            new RoutingMetrics(_services.GetRequiredService<IMeterFactory>()),
            TimeProvider.System
        );

    private ProxyModels Models(RoutingSamples samples, LiteLlmProxySource proxy) =>
        new(proxy, _upstream, samples.Router, TimeProvider.System, NullLogger<ProxyModels>.Instance);
}
