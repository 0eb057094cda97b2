using System.Collections.Immutable;
using Solaris.Providers;
using static Solaris.Routing.RoutingSamples;

namespace Solaris.Routing;

public sealed class RouterLimitTests
{
    [Fact]
    public void A_deployment_whose_requests_of_the_minute_are_spent_is_skipped_until_it_is_over()
    {
        var samples = Samples(new() { RequestsPerMinute = 2 });

        Enter(samples);
        Enter(samples);

        Assert.Equal(["free"], samples.Ids("m"));
        Assert.Null(Enter(samples));
        samples.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void Tokens_of_the_minute_count_when_they_are_charged()
    {
        var samples = Samples(new() { TokensPerMinute = 100 });

        Enter(samples)?.Used(100);

        Assert.Equal(["free"], samples.Ids("m"));
    }

    [Fact]
    public void Parallel_calls_count_until_they_end()
    {
        var samples = Samples(new() { MaxParallel = 1 });

        var place = Enter(samples);
        Assert.Equal(["free"], samples.Ids("m"));
        place?.End();

        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void A_place_that_is_not_to_be_had_says_for_how_long_and_harms_no_health()
    {
        var samples = Samples(new() { RequestsPerMinute = 1 });
        var limited = samples.Deployment("m", "limited");
        Enter(samples);

        Assert.Null(samples.Router.Enter(limited, out var failure));
        samples.Router.Report(limited, failure);

        Assert.Equal(FailureKind.Spent, failure?.Kind);
        Assert.Equal(TimeSpan.FromMinutes(1), failure?.RetryAfter);
        samples.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void Tags_choose_the_deployments_and_never_leave_a_region()
    {
        var samples = Tagged("eu", "us");

        Assert.Equal(["eu"], samples.Ids("m", new RouteRequest(Stream: false, "eu")));
        Assert.Equal(["eu", "us"], samples.Ids("m", new RouteRequest(Stream: false, "us, eu")).Order());
        Assert.Null(samples.Router.Find("m", new RouteRequest(Stream: false, "br")));
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void Calls_without_a_tag_go_to_the_default()
    {
        var samples = Tagged("eu", "default");

        Assert.Equal(["default"], samples.Ids("m"));
        Assert.Equal(["default"], samples.Ids("m", new RouteRequest(Stream: false, "br")));
    }

    [Fact]
    public void A_reload_keeps_the_state_of_what_did_not_change_only()
    {
        var samples = Samples(new() { RequestsPerMinute = 1 });
        Enter(samples);

        samples.Router.Load(Table(Group("m", Limited(new() { RequestsPerMinute = 1 }), Member("free"))));
        Assert.Equal(["free"], samples.Ids("m"));

        samples.Router.Load(Table(Group("m", Limited(new() { RequestsPerMinute = 2 }), Member("free"))));
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void Most_calls_of_a_minute_failing_lets_a_deployment_rest()
    {
        var samples = new RoutingSamples(
            Table(Group("m", Member("a"), Member("b"))) with
            {
                Settings = new(2, AllowedFails: 3, TimeSpan.FromSeconds(30)),
            }
        );
        var failing = samples.Deployment("m", "a");

        for (var i = 0; i < 5; i++)
        {
            samples.Fail(failing);
            samples.Fail(failing);
            samples.Router.Report(failing, failure: null); // Never more than two in a row.
        }

        Assert.Equal(["b"], samples.Ids("m"));
    }

    [Fact]
    public void Kinds_of_failures_have_their_own_number_and_cooldowns_can_be_off()
    {
        var settings = RoutingSettings.Default with
        {
            AllowedFailsByKind = ImmutableDictionary<FailureKind, int>.Empty.Add(FailureKind.Credential, 0),
        };
        var table = Table(Group("m", Member("a"), Member("b"))) with { Settings = settings };
        var samples = new RoutingSamples(table);
        samples.Fail(samples.Deployment("m", "a"), kind: FailureKind.Credential);
        Assert.Equal(["b"], samples.Ids("m"));

        samples = new RoutingSamples(table with { Settings = settings with { MayCool = false } });
        samples.Fail(samples.Deployment("m", "a"), kind: FailureKind.Credential);
        Assert.Equal(2, samples.Ids("m").Length);
    }

    [Fact]
    public void Access_groups_are_those_of_the_model()
    {
        var member = Member("a") with { Terms = new() { AccessGroups = ["beta"] } };
        var router = new RoutingSamples(Table(Group("m", member))).Router;

        Assert.Equal(["beta"], router.AccessGroups("m"));
        Assert.Empty(router.AccessGroups("other"));
    }

    private static IDeploymentLoad? Enter(RoutingSamples samples) =>
        samples.Router.Enter(
            samples.Router.Deployments.Single(state => state.Deployment.Id == "limited").Deployment,
            out _
        );

    private static RoutingSamples Samples(DeploymentTerms terms) =>
        new(Table(Group("m", Limited(terms), Member("free"))));

    private static GroupMember Limited(DeploymentTerms terms) => Member("limited") with { Terms = terms };

    private static RoutingSamples Tagged(params string[] tags) =>
        new(
            Table(Group("m", [.. tags.Select(tag => Member(tag) with { Terms = new() { Tags = [tag] } })])) with
            {
                Settings = RoutingSettings.Default with { FiltersByTags = true },
            }
        );
}
