using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Solaris.Pricing;

namespace Solaris.Routing;

public sealed class ModelSourceTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_providers_key_offers_its_current_models()
    {
        var table = FromKeys(new() { OpenAiKey = "sk-1" });

        var deployment = table.Groups.Single(group => group.Name == "gpt-4o").Members[0].Deployment;

        Assert.Equal("https://api.openai.com/v1", deployment.BaseAddress.ToString());
        Assert.Equal("sk-1", deployment.ApiKey?.Reveal());
        Assert.Equal((2_500_000, 16_384), (deployment.Price?.Input, deployment.MaxOutputTokens));
        Assert.All(table.Groups, group => Assert.Equal("openai", group.Members[0].Deployment.Provider.Name));
    }

    [Fact]
    public void Each_key_adds_its_provider()
    {
        var names = FromKeys(new() { AnthropicKey = "a", GoogleKey = "g" }).Groups.Select(group => group.Name).ToList();

        Assert.Contains("claude-sonnet-4-5", names);
        Assert.Contains("gemini-2.5-flash", names);
        Assert.DoesNotContain("gpt-4o", names);
    }

    [Fact]
    public void Without_keys_there_are_no_models() => Assert.Empty(FromKeys(new()).Groups);

    [Fact]
    public void A_file_replaces_the_models_of_the_keys() =>
        Assert.Empty(FromKeys(new() { OpenAiKey = "sk-1" }, "models.yaml").Groups);

    [Theory]
    [InlineData("http://litellm:4000", "http://litellm:4000/v1")]
    [InlineData("http://litellm:4000/", "http://litellm:4000/v1")]
    [InlineData("http://litellm:4000/proxy/v1/", "http://litellm:4000/proxy/v1")]
    public void A_LiteLlm_proxy_takes_every_other_name(string given, string address)
    {
        var source = new LiteLlmProxySource(
            Options.Create(new ProviderKeyOptions { LiteLlmBaseUrl = new Uri(given), LiteLlmKey = "k" })
        );

        var group = Assert.Single(source.Read().Groups);

        Assert.Equal("*", group.Name);
        Assert.Equal(address, group.Members[0].Deployment.BaseAddress.ToString());
        Assert.Equal("k", group.Members[0].Deployment.ApiKey?.Reveal());
    }

    [Fact]
    public void Sources_add_up_and_the_first_wins_a_name()
    {
        var first = RoutingSamples.Table(RoutingSamples.Group("m", RoutingSamples.Member("first")));
        var second = RoutingSamples.Table(
            RoutingSamples.Group("m", RoutingSamples.Member("second")),
            RoutingSamples.Group("n", RoutingSamples.Member("n"))
        );

        var both = RoutingTable.Combine([first, second]);

        Assert.Equal(["first", "n"], both.Groups.Select(group => group.Members[0].Deployment.Id));
    }

    private static RoutingTable FromKeys(ProviderKeyOptions keys, string? file = null) =>
        new ProviderKeySource(
            Options.Create(keys),
            Options.Create(new RoutingOptions { ConfigFile = file }),
            new PriceBook(),
            Clock
        ).Read();
}
