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
                Candidates = [.. route.Candidates.Select(candidate => InForce(candidate, model, at))],
            };

    private Deployment InForce(Deployment deployment, string model, DateTimeOffset at) =>
        overrides.At(deployment.Provider.Name, deployment.UpstreamModel ?? model, at) is { } own
            ? deployment with
            {
                Price = own.Price,
            }
            : deployment;
}
