using System.Globalization;
using CsCheck;
using Solaris.Providers;
using static Solaris.Routing.RoutingSamples;

namespace Solaris.Routing;

/// <summary>What holds for every strategy, whatever the deployments are doing.</summary>
public sealed class CandidateOrderProperties
{
    private static readonly Gen<(int Strategy, int Seed, Trait[] Traits)> Cases = Gen.Select(
        Gen.Int[0, Rankings.Names.Length - 1],
        Gen.Int[1, 1_000],
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 3])
            .Select((weight, order, cooling, calls) => new Trait(weight, order, cooling, calls))
            .Array[1, 8]
    );

    [Fact]
    public void None_that_cools_is_tried_while_another_does_not_and_none_is_lost_or_doubled() =>
        Cases.Sample(
            drawn =>
            {
                var samples = Build(drawn);
                var healthy = Ids(drawn.Traits, trait => !trait.Cooling);
                var expected = healthy.Length > 0 ? healthy : Ids(drawn.Traits, _ => true);

                Assert.Equal(expected.Order(), samples.Ids("m").Order());
            },
            iter: 500
        );

    [Fact]
    public void A_smaller_order_always_comes_before_a_larger_one() =>
        Cases.Sample(
            drawn =>
            {
                var calm = drawn with { Traits = [.. drawn.Traits.Select(trait => trait with { Cooling = false })] };
                var orders = Build(calm)
                    .Ids("m")
                    .Select(id => drawn.Traits[int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture)].Order)
                    .ToList();

                Assert.Equal(orders.Order(), orders);
            },
            iter: 500
        );

    [Fact]
    public void The_same_state_and_seed_give_the_same_order() =>
        Cases.Sample(drawn => Assert.Equal(Build(drawn).Ids("m"), Build(drawn).Ids("m")), iter: 200);

    private static RoutingSamples Build((int Strategy, int Seed, Trait[] Traits) drawn)
    {
        var members = drawn.Traits.Select(
            (trait, i) => Member($"d{i}", trait.Weight) with { Terms = new() { Order = trait.Order } }
        );
        var settings = RoutingSettings.Default with { Strategy = Rankings.Names[drawn.Strategy] };
        var samples = new RoutingSamples(Table(Group("m", [.. members])) with { Settings = settings }, drawn.Seed);
        for (var i = 0; i < drawn.Traits.Length; i++)
        {
            Act(
                samples,
                samples.Router.Deployments.Single(state => state.Deployment.Id == $"d{i}").Deployment,
                drawn.Traits[i]
            );
        }
        return samples;
    }

    private static void Act(RoutingSamples samples, Deployment deployment, Trait trait)
    {
        for (var call = 0; call < trait.Calls; call++)
        {
            var place = samples.Router.Enter(deployment, out _);
            place?.Used(trait.Calls * 10);
            place?.Answered(TimeSpan.FromSeconds(trait.Calls), 10);
        }
        if (trait.Cooling)
        {
            samples.Fail(deployment, TimeSpan.FromSeconds(60));
        }
    }

    private static string[] Ids(Trait[] traits, Func<Trait, bool> which) =>
        [.. traits.Index().Where(trait => which(trait.Item)).Select(trait => $"d{trait.Index}")];

    private sealed record Trait(int Weight, int Order, bool Cooling, int Calls);
}
