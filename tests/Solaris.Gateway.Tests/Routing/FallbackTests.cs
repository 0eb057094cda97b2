using System.Collections.Immutable;
using static Solaris.Routing.RoutingSamples;

namespace Solaris.Routing;

public sealed class FallbackTests
{
    private static readonly RoutingTable Chain = Table(
        Group("a", Member("a#1")),
        Group("b", Member("b#1")),
        Group("c", Member("c#1"))
    );

    [Fact]
    public void Fallbacks_of_fallbacks_follow_and_a_circle_ends()
    {
        var table = Chain with { Fallbacks = Fallbacks("a", "b").Add("b", ["c", "a"]).Add("c", ["a", "b"]) };

        Assert.Equal(["a#1", "b#1", "c#1"], new RoutingSamples(table).Ids("a"));
    }

    [Fact]
    public void No_more_names_are_tried_than_allowed()
    {
        var table = Chain with
        {
            Fallbacks = Fallbacks("a", "b", "c"),
            Settings = RoutingSettings.Default with { MostFallbacks = 1 },
        };

        Assert.Equal(["a#1", "b#1"], new RoutingSamples(table).Ids("a"));
    }

    [Fact]
    public void The_special_fallbacks_are_apart_and_bound_the_cost()
    {
        var table = Chain with
        {
            ContextWindowFallbacks = Fallbacks("a", "b"),
            ContentPolicyFallbacks = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("*", ["c"]),
        };

        var route = new RoutingSamples(table).Router.Find("a")!;

        Assert.Equal(["a#1"], route.Candidates.Select(candidate => candidate.Id));
        Assert.Equal(["b#1"], route.ContextWindow.Select(candidate => candidate.Id));
        Assert.Equal(["c#1"], route.ContentPolicy.Select(candidate => candidate.Id));
        Assert.Equal(["a#1", "b#1", "c#1"], route.All.Select(candidate => candidate.Id));
    }
}
