using static Solaris.Routing.RoutingSamples;

namespace Solaris.Routing;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("openai/*", "*", "openai/gpt-4o", "gpt-4o")]
    [InlineData("*", "*", "anything/at-all", "anything/at-all")]
    [InlineData("claude-*", "claude-*-latest", "claude-opus", "claude-opus-latest")]
    [InlineData("*-preview", "fixed", "gpt-preview", "fixed")]
    public void The_star_is_filled_into_the_upstream_name(string name, string upstream, string asked, string expected)
    {
        var samples = new RoutingSamples(Table(Group(name, Member("w", upstream: upstream))));

        Assert.Equal(expected, Assert.Single(samples.Router.Find(asked)!.Candidates).UpstreamModel);
    }

    [Theory]
    [InlineData("openai/")]
    [InlineData("groq/llama")]
    public void A_name_that_does_not_match_has_no_route(string asked) =>
        Assert.Null(new RoutingSamples(Table(Group("openai/*", Member("w", upstream: "*")))).Router.Find(asked));

    [Fact]
    public void A_full_name_wins_and_then_the_longest_pattern()
    {
        var samples = new RoutingSamples(
            Table(
                Group("*", Member("any")),
                Group("openai/*", Member("openai")),
                Group("openai/gpt-*", Member("gpt")),
                Group("openai/gpt-4o", Member("exact"))
            )
        );

        Assert.Equal(["exact"], samples.Ids("openai/gpt-4o"));
        Assert.Equal(["gpt"], samples.Ids("openai/gpt-5"));
        Assert.Equal(["openai"], samples.Ids("openai/o3"));
        Assert.Equal(["any"], samples.Ids("o3"));
    }

    [Fact]
    public void Price_and_output_limit_are_those_of_the_model_asked_for()
    {
        var samples = new RoutingSamples(Table(Group("openai/*", Member("w", upstream: "*"))));

        var deployment = Assert.Single(samples.Router.Find("openai/gpt-4o")!.Candidates);

        Assert.Equal(2_500_000, deployment.Price?.Input);
        Assert.Equal(16_384, deployment.MaxOutputTokens);
        Assert.Null(Assert.Single(samples.Router.Find("openai/brand-new")!.Candidates).Price);
    }

    [Fact]
    public void A_wildcard_over_a_known_provider_lists_its_models()
    {
        var samples = new RoutingSamples(Table(Group("openai/*", Member("w", upstream: "*"))));

        var model = samples.Router.Models.Single(model => model.Id == "openai/gpt-4o");

        Assert.Equal(("openai", 128_000), (model.OwnedBy, model.ContextWindow));
        Assert.Equal(new ModelPrice(2_500_000, 10_000_000, 1_250_000).Rates, model.Price?.Rates);
    }

    [Fact]
    public void A_wildcards_deployment_cools_down_as_one()
    {
        var samples = new RoutingSamples(Table(Group("*", Member("w", upstream: "*"), Member("v", upstream: "*"))));

        samples.Fail(samples.Deployment("one", "w"), TimeSpan.FromSeconds(5));

        Assert.Equal(["v"], samples.Ids("two"));
    }

    [Fact]
    public void A_fallback_within_the_same_wildcard_is_another_model()
    {
        var table = Table(Group("*", Member("w", upstream: "*"))) with { Fallbacks = Fallbacks("big", "small") };

        Assert.Equal(
            ["big", "small"],
            new RoutingSamples(table).Router.Find("big")!.Candidates.Select(candidate => candidate.UpstreamModel)
        );
    }

    [Fact]
    public void Names_from_callers_are_remembered_within_bounds()
    {
        var router = new RoutingSamples(Table(Group("*", Member("w", upstream: "*")))).Router;

        for (var i = 0; i < 3_000; i++)
        {
            Assert.Equal($"m{i}", router.Find($"m{i}")!.Candidates[0].UpstreamModel);
        }

        Assert.Same(router.Find("m1"), router.Find("m1"));
        Assert.NotSame(router.Find("m2999"), router.Find("m2999"));
    }
}
