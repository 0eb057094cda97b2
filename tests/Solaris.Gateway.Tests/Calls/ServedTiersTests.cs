using System.Text;
using Solaris.Providers;

namespace Solaris.Calls;

public sealed class ServedTiersTests
{
    private static readonly Deployment Silent = Deployments.Of("openai");

    [Theory]
    [InlineData(null, nameof(PriceTier.Batch))]
    [InlineData("default", nameof(PriceTier.Batch))]
    [InlineData("flex", nameof(PriceTier.Batch))]
    [InlineData("auto", nameof(PriceTier.Priority))]
    [InlineData("priority", nameof(PriceTier.Priority))]
    public void The_dearest_tier_is_what_the_request_may_get(string? asked, string dearest) =>
        Assert.Equal(dearest, new ServedTiers().Dearest(asked, [Silent]).ToString());

    [Fact]
    public void A_deployment_may_ask_for_a_tier_in_a_silent_requests_place()
    {
        var hurried = Silent with { DefaultParameters = [new("service_tier", "\"priority\"")] };

        Assert.Equal(PriceTier.Priority, new ServedTiers().Dearest(null, [Silent, hurried]));
        Assert.Equal(PriceTier.Batch, new ServedTiers().Dearest("flex", [hurried]));
    }

    [Fact]
    public void A_provider_that_served_a_silent_request_with_priority_may_do_so_again()
    {
        var tiers = new ServedTiers();
        tiers.Served(Silent, "default");
        Assert.Equal(PriceTier.Batch, tiers.Dearest(null, [Silent]));

        tiers.Served(Silent, "priority");

        Assert.Equal(PriceTier.Priority, tiers.Dearest(null, [Silent]));
    }

    [Theory]
    [InlineData("""{"web_search_options":{"search_context_size":"high"}}""", "high")]
    [InlineData("""{"tools":[{"type":"web_search","search_context_size" : "low"}]}""", "low")]
    [InlineData(
        """{"metadata":{"search_context_size":"low"},"web_search_options":{"search_context_size":"medium"}}""",
        "medium"
    )]
    [InlineData("""{"messages":[{"content":"say \"search_context_size\":\"high\""}]}""", null)]
    [InlineData("""{"web_search_options":{}}""", null)]
    public void The_request_says_how_much_its_searches_bring(string body, string? context) =>
        Assert.Equal(context, CallEstimate.SearchContext(Encoding.UTF8.GetBytes(body)));
}
