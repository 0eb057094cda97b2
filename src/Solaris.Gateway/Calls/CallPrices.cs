using System.Collections.Immutable;
using Solaris.Pricing;
using Solaris.Pricing.Exchange;
using Solaris.Providers;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>
/// Puts the prices, the rate and the tier in force into a route when its call begins: the hold and the charge then use the same
/// ones.
/// </summary>
internal sealed class CallPrices(PriceOverrides overrides, ExchangeRates rates, ServedTiers tiers)
{
    public Route InForce(Route route, Envelope asked, DateTimeOffset at)
    {
        var (rate, tier) = (rates.At(at), tiers.Dearest(asked.ServiceTier, route.All));
        var exchanged =
            ReferenceEquals(rate, route.Exchange) && tier == route.DearestTier
                ? route
                : route with
                {
                    Exchange = rate,
                    DearestTier = tier,
                };
        return overrides.IsEmpty
            ? exchanged
            : exchanged with
            {
                Candidates = InForce(route.Candidates, asked.Model, at),
                ContextWindow = InForce(route.ContextWindow, asked.Model, at),
                ContentPolicy = InForce(route.ContentPolicy, asked.Model, at),
            };
    }

    private ImmutableArray<Deployment> InForce(
        ImmutableArray<Deployment> deployments,
        string model,
        DateTimeOffset at
    ) => [.. deployments.Select(deployment => InForce(deployment, model, at))];

    private Deployment InForce(Deployment deployment, string model, DateTimeOffset at) =>
        overrides.At(deployment.Provider.Name, deployment.UpstreamModel ?? model, at) is { } own
            ? deployment with
            {
                Price = own.Price,
            }
            : deployment;
}
