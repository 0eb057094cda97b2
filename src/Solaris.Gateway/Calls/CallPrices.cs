using System.Collections.Immutable;
using Solaris.Pricing;
using Solaris.Providers;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>Puts the prices in force into a route when its call begins: the hold and the charge then use the same ones.</summary>
internal sealed class CallPrices(PriceOverrides overrides)
{
    public Route InForce(Route route, string model, DateTimeOffset at) =>
        overrides.IsEmpty
            ? route
            : route with
            {
                Candidates = InForce(route.Candidates, model, at),
                ContextWindow = InForce(route.ContextWindow, model, at),
                ContentPolicy = InForce(route.ContentPolicy, model, at),
            };

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
