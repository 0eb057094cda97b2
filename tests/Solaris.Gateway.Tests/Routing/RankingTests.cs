using static Solaris.Routing.RoutingSamples;

namespace Solaris.Routing;

public sealed class RankingTests
{
    private static readonly RoutingSettings Settings = RoutingSettings.Default;

    [Fact]
    public void The_least_busy_comes_first()
    {
        var samples = Samples("least-busy", Member("a"), Member("b"), Member("c"));

        samples.Router.Enter(samples.Deployment("m", "a"), out _);
        samples.Router.Enter(samples.Deployment("m", "a"), out _);
        var place = samples.Router.Enter(samples.Deployment("m", "b"), out _);

        Assert.Equal(["c", "b", "a"], samples.Ids("m"));
        place?.End();
        Assert.Equal("a", samples.Ids("m")[2]);
    }

    [Theory]
    [InlineData("usage-based-routing")]
    [InlineData("usage-based-routing-v2")]
    public void The_least_used_of_the_minute_comes_first(string strategy)
    {
        var samples = Samples(strategy, Member("a"), Member("b"), Member("c"));

        samples.Router.Enter(samples.Deployment("m", "a"), out _)?.Used(100);
        samples.Router.Enter(samples.Deployment("m", "b"), out _)?.Used(10);

        Assert.Equal(["c", "b", "a"], samples.Ids("m"));
        samples.Clock.Advance(TimeSpan.FromMinutes(1));
        samples.Router.Enter(samples.Deployment("m", "c"), out _)?.Used(1);
        Assert.Equal("c", samples.Ids("m")[2]);
    }

    [Fact]
    public void The_cheapest_comes_first_and_the_unpriced_last()
    {
        var samples = Samples(
            "cost-based-routing",
            Member("none"),
            Priced("dear", input: 10, output: 30),
            Priced("cheap", input: 5, output: 5)
        );

        Assert.Equal(["cheap", "dear", "none"], samples.Ids("m"));
    }

    [Fact]
    public void The_quickest_comes_first_for_streams_by_the_first_event_for_answers_by_token()
    {
        var samples = Samples("latency-based-routing", Member("a"), Member("b"));
        var (a, b) = (samples.Deployment("m", "a"), samples.Deployment("m", "b"));

        samples.Router.Enter(a, out _)?.Answered(TimeSpan.FromSeconds(2), outputTokens: null);
        samples.Router.Enter(a, out _)?.Answered(TimeSpan.FromSeconds(1), outputTokens: 100);
        samples.Router.Enter(b, out _)?.Answered(TimeSpan.FromSeconds(1), outputTokens: null);
        samples.Router.Enter(b, out _)?.Answered(TimeSpan.FromSeconds(1), outputTokens: 10);

        Assert.Equal(["b", "a"], samples.Ids("m", new RouteRequest(Stream: true, Tags: null)));
        Assert.Equal(["a", "b"], samples.Ids("m", new RouteRequest(Stream: false, Tags: null)));
    }

    [Fact]
    public void What_was_not_measured_yet_is_tried_first()
    {
        var samples = Samples("latency-based-routing", Member("a"), Member("b"));

        samples.Router.Enter(samples.Deployment("m", "a"), out _)?.Answered(TimeSpan.FromSeconds(1), 100);

        Assert.Equal(["b", "a"], samples.Ids("m"));
    }

    [Fact]
    public void Within_the_buffer_all_are_as_quick()
    {
        var table = Table(Group("m", Member("a"), Member("b"))) with
        {
            Settings = Settings with { Strategy = "latency-based-routing", LatencyBuffer = 0.5 },
        };
        var samples = new RoutingSamples(table);
        samples.Router.Enter(samples.Deployment("m", "a"), out _)?.Answered(TimeSpan.FromSeconds(1), 1);
        samples.Router.Enter(samples.Deployment("m", "b"), out _)?.Answered(TimeSpan.FromSeconds(1.4), 1);

        var first = Enumerable.Range(0, 200).Select(_ => samples.Ids("m")[0]).Distinct();

        Assert.Equal(["a", "b"], first.Order());
    }

    [Fact]
    public void A_smaller_order_wins_over_any_strategy()
    {
        var samples = Samples("cost-based-routing", Ordered("cheap", 2, price: 1), Ordered("dear", 1, price: 9));

        Assert.Equal(["dear", "cheap"], samples.Ids("m"));
    }

    private static RoutingSamples Samples(string strategy, params GroupMember[] members) =>
        new(Table(Group("m", members)) with { Settings = Settings with { Strategy = strategy } });

    private static GroupMember Priced(string id, long input, long output)
    {
        var member = Member(id);
        return member with { Deployment = member.Deployment with { Price = new ModelPrice(input, output) } };
    }

    private static GroupMember Ordered(string id, long order, long price) =>
        Priced(id, price, price) with
        {
            Terms = new() { Order = order },
        };
}
