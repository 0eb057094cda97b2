using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Http;
using Solaris.Providers;
using Solaris.Routing;
using Route = Solaris.Routing.Route;

namespace Solaris.OpenAi.Batches;

/// <summary>Finds where the model of a batch can be had.</summary>
internal sealed class BatchTargets(Router router, CallPrices prices, TimeProvider clock)
{
    public (BatchTarget? Target, Refusal? Refusal) Find(Caller caller, GenerationEndpoint endpoint, Envelope asked)
    {
        if (!router.MayUse(caller, asked.Model))
        {
            return (null, CallerRefusals.ModelNotAllowed(caller.Language));
        }
        if (router.Find(asked.Model) is not { } found)
        {
            return (null, CallRefusals.UnknownModel(asked.Model, caller.Language));
        }
        var route = prices.InForce(found, asked, clock.GetUtcNow());
        return Host(route, endpoint) is { } host
            ? (new(endpoint, asked.Model, host, route.Exchange), null)
            : (null, BatchRefusals.NotOffered(asked.Model));
    }

    /// <summary>The first deployment of the model itself that takes batches; its fallbacks are other models.</summary>
    private static Deployment? Host(Route route, GenerationEndpoint endpoint)
    {
        for (var i = 0; i < route.Own; i++)
        {
            var provider = route.Candidates[i].Provider;
            if (provider.KeepsFiles && provider.Relays.ContainsKey(endpoint.Path))
            {
                return route.Candidates[i];
            }
        }
        return null;
    }
}
