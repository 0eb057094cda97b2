using static Solaris.Routing.RoutingSamples;

namespace Solaris.Routing;

public sealed class RouterTests
{
    private static readonly RoutingTable TwoOfOne = Table(Group("m", Member("m#1"), Member("m#2")));

    [Fact]
    public void A_name_leads_to_its_deployment()
    {
        var samples = new RoutingSamples(Table(Group("gpt", Member("gpt#1"))));

        Assert.Equal(["gpt#1"], samples.Ids("gpt"));
        Assert.Equal(RoutingSettings.Default.Retries, samples.Router.Find("gpt")!.Retries);
    }

    [Fact]
    public void An_unknown_name_has_no_route() =>
        Assert.Null(new RoutingSamples(Table(Group("gpt", Member("gpt#1")))).Router.Find("other"));

    [Fact]
    public void A_group_without_deployments_has_no_route()
    {
        var samples = new RoutingSamples(Table(Group("gpt")));

        Assert.Null(samples.Router.Find("gpt"));
        Assert.Empty(samples.Router.Models);
    }

    [Fact]
    public void A_route_without_choice_allocates_nothing_new()
    {
        var router = new RoutingSamples(Table(Group("gpt", Member("gpt#1")))).Router;

        Assert.Same(router.Find("gpt"), router.Find("gpt"));
    }

    [Fact]
    public void Every_deployment_of_a_group_is_a_candidate() =>
        Assert.Equal(["m#1", "m#2"], new RoutingSamples(TwoOfOne).Ids("m").Order());

    [Fact]
    public void First_places_follow_the_weights()
    {
        var samples = new RoutingSamples(Table(Group("m", Member("a", 300), Member("b", 100), Member("c", 0))));

        var first = Enumerable.Range(0, 20_000).CountBy(_ => samples.Ids("m")[0]).ToDictionary();

        Assert.InRange(first["a"], 14_700, 15_300);
        Assert.InRange(first["b"], 4_700, 5_300);
        Assert.DoesNotContain("c", first.Keys);
    }

    [Fact]
    public void A_deployment_of_weight_0_comes_last()
    {
        var samples = new RoutingSamples(Table(Group("m", Member("a"), Member("zero", 0), Member("b"))));

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal("zero", samples.Ids("m")[2]));
    }

    [Fact]
    public void Without_any_weight_all_are_equal()
    {
        var samples = new RoutingSamples(Table(Group("m", Member("a", 0), Member("b", 0))));

        var first = Enumerable.Range(0, 2_000).Count(_ => samples.Ids("m")[0] == "a");

        Assert.InRange(first, 900, 1_100);
    }

    [Fact]
    public void Fallbacks_come_after_the_group_in_their_order()
    {
        var table = Table(
            Group("a", Member("a#1")),
            Group("b", Member("b#1"), Member("b#2")),
            Group("c", Member("c#1"))
        );
        var samples = new RoutingSamples(table with { Fallbacks = Fallbacks("a", "c", "b") });

        var ids = samples.Ids("a");

        Assert.Equal(["a#1", "c#1"], ids[..2]);
        Assert.Equal(["b#1", "b#2"], ids[2..].Order());
        Assert.Equal(["c#1"], samples.Ids("c"));
    }

    [Fact]
    public void Default_fallbacks_serve_models_without_their_own()
    {
        var table = Table(Group("a", Member("a#1")), Group("b", Member("b#1")), Group("c", Member("c#1")));
        var samples = new RoutingSamples(table with { Fallbacks = Fallbacks("a", "b"), DefaultFallbacks = ["c"] });

        Assert.Equal(["a#1", "b#1"], samples.Ids("a"));
        Assert.Equal(["b#1", "c#1"], samples.Ids("b"));
        Assert.Equal(["c#1"], samples.Ids("c"));
    }

    [Fact]
    public void A_group_whose_deployments_are_left_out_still_has_its_fallbacks()
    {
        var table = Table(Group("a"), Group("b", Member("b#1"))) with { Fallbacks = Fallbacks("a", "b") };

        Assert.Equal(["b#1"], new RoutingSamples(table).Ids("a"));
    }

    [Fact]
    public void An_alias_leads_to_its_group_and_that_groups_fallbacks()
    {
        var table = Table(Group("a", Member("a#1")), Group("b", Member("b#1"))) with
        {
            Aliases = [new("alias", ["a"], Hidden: false)],
            Fallbacks = Fallbacks("a", "b"),
        };

        Assert.Equal(["a#1", "b#1"], new RoutingSamples(table).Ids("alias"));
    }

    [Fact]
    public void An_alias_of_several_names_is_one_group()
    {
        var table = Table(Group("a", Member("a#1")), Group("b", Member("b#1"))) with
        {
            Aliases = [new("both", ["a", "b"], Hidden: false)],
        };
        var samples = new RoutingSamples(table);

        var first = Enumerable.Range(0, 200).Select(_ => samples.Ids("both")).ToList();

        Assert.All(first, ids => Assert.Equal(2, ids.Length));
        Assert.Equal(["a#1", "b#1"], first.Select(ids => ids[0]).Distinct().Order());
    }

    [Fact]
    public void Models_are_listed_in_order_without_hidden_aliases_and_wildcards()
    {
        var table = Table(Group("b", Member("b#1")), Group("a", Member("a#1")), Group("x-*", Member("x"))) with
        {
            Aliases = [new("shown", ["a"], Hidden: false), new("hidden", ["a"], Hidden: true)],
        };
        var samples = new RoutingSamples(table);

        Assert.Equal(["a", "b", "shown"], samples.Router.Models.Select(model => model.Id));
        Assert.Equal(["a#1"], samples.Ids("hidden"));
    }

    [Fact]
    public void A_failing_deployment_cools_down_and_returns()
    {
        var samples = new RoutingSamples(
            TwoOfOne with
            {
                Settings = new(2, AllowedFails: 1, TimeSpan.FromSeconds(30)),
            }
        );
        var failing = samples.Deployment("m", "m#1");

        samples.Fail(failing);
        Assert.Equal(2, samples.Ids("m").Length);
        samples.Fail(failing);
        Assert.Equal(["m#2"], samples.Ids("m"));

        samples.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void A_success_forgives_earlier_failures()
    {
        var samples = new RoutingSamples(
            TwoOfOne with
            {
                Settings = new(2, AllowedFails: 1, TimeSpan.FromSeconds(30)),
            }
        );
        var deployment = samples.Deployment("m", "m#1");

        samples.Fail(deployment);
        samples.Router.Report(deployment, failure: null);
        samples.Fail(deployment);

        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void Failures_more_than_a_minute_apart_do_not_add_up()
    {
        var samples = new RoutingSamples(
            TwoOfOne with
            {
                Settings = new(2, AllowedFails: 1, TimeSpan.FromSeconds(30)),
            }
        );
        var deployment = samples.Deployment("m", "m#1");

        samples.Fail(deployment);
        samples.Clock.Advance(TimeSpan.FromSeconds(61));
        samples.Fail(deployment);

        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void A_providers_retry_after_is_believed_at_once()
    {
        var samples = new RoutingSamples(TwoOfOne);

        samples.Fail(samples.Deployment("m", "m#1"), TimeSpan.FromSeconds(7));

        Assert.Equal(["m#2"], samples.Ids("m"));
        samples.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void No_provider_is_forgotten_for_longer_than_ten_minutes()
    {
        var samples = new RoutingSamples(TwoOfOne);

        samples.Fail(samples.Deployment("m", "m#1"), TimeSpan.FromDays(1));
        samples.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void When_all_cool_down_the_one_that_returns_first_is_tried_first()
    {
        var samples = new RoutingSamples(TwoOfOne);
        var (one, two) = (samples.Deployment("m", "m#1"), samples.Deployment("m", "m#2"));

        samples.Fail(one, TimeSpan.FromSeconds(60));
        samples.Fail(two, TimeSpan.FromSeconds(20));

        Assert.Equal(["m#2", "m#1"], samples.Ids("m"));
    }

    [Fact]
    public void While_a_group_cools_down_its_fallback_takes_over()
    {
        var table = Table(Group("a", Member("a#1")), Group("b", Member("b#1"))) with
        {
            Fallbacks = Fallbacks("a", "b"),
        };
        var samples = new RoutingSamples(table);

        samples.Fail(samples.Deployment("a", "a#1"), TimeSpan.FromSeconds(20));

        Assert.Equal(["b#1"], samples.Ids("a"));
    }

    [Fact]
    public void A_reload_swaps_the_models_and_keeps_their_health()
    {
        var samples = new RoutingSamples(TwoOfOne);
        samples.Fail(samples.Deployment("m", "m#1"), TimeSpan.FromSeconds(60));

        samples.Router.Load(Table(Group("m", Member("m#1"), Member("m#3")), Group("new", Member("new#1"))));

        Assert.Equal(["m#3"], samples.Ids("m"));
        Assert.Equal(["new#1"], samples.Ids("new"));
    }

    [Fact]
    public void A_report_on_a_deployment_that_is_gone_is_harmless() =>
        new RoutingSamples(TwoOfOne).Fail(Member("gone").Deployment, TimeSpan.FromSeconds(1));
}
