using Solaris.Accounts;
using Solaris.Http;
using Solaris.Providers;
using Solaris.Routing;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>Where a call may go: the deployments of its model, and of those only such as hold the files that it names.</summary>
internal sealed class CallRoutes(Router router, CallPrices prices, FileOwners files)
{
    /// <param name="wish">What of the call matters for where it goes.</param>
    public ValueTask<(Route? Route, Refusal? Refusal)> FindAsync(
        Caller caller,
        Envelope asked,
        ReadOnlyMemory<byte> body,
        DateTimeOffset at,
        RouteRequest wish
    )
    {
        if (!router.MayUse(caller, asked.Model))
        {
            return new((null, CallerRefusals.ModelNotAllowed(caller.Language)));
        }
        if (router.Find(asked.Model, wish) is not { } found)
        {
            return new((null, CallRefusals.UnknownModel(asked.Model, caller.Language)));
        }
        var route = prices.InForce(found, asked, at);
        return FileReferences.In(body.Span) is { Count: > 0 } ids
            ? NarrowAsync(caller, asked.Model, route, ids)
            : new((route, null));
    }

    private async ValueTask<(Route? Route, Refusal? Refusal)> NarrowAsync(
        Caller caller,
        string model,
        Route route,
        IReadOnlyList<string> ids
    )
    {
        if (ids.Count > FileReferences.Most)
        {
            return (null, CallRefusals.TooManyFiles(FileReferences.Most));
        }
        var (strange, deployments) = await files.FindAsync(caller.Origin, ids, CancellationToken.None);
        if (strange is not null)
        {
            return (null, CallRefusals.NoSuchFile(strange));
        }
        var holders = Holders(deployments);
        var narrowed = route with
        {
            Candidates = [.. route.Candidates.Where(Holds)],
            Own = route.Candidates.Take(route.Own).Count(Holds),
            ContextWindow = [.. route.ContextWindow.Where(Holds)],
            ContentPolicy = [.. route.ContentPolicy.Where(Holds)],
        };
        return narrowed.Candidates.IsEmpty ? (null, CallRefusals.FileElsewhere(model)) : (narrowed, null);

        bool Holds(Deployment deployment) =>
            holders.Count == deployments.Count && holders.TrueForAll(deployment.SharesAccountWith);
    }

    /// <summary>Fewer than were asked for when one is not configured any more.</summary>
    private List<Deployment> Holders(IReadOnlyList<string> deployments)
    {
        var holders = new List<Deployment>(deployments.Count);
        foreach (var state in router.Deployments)
        {
            if (deployments.Contains(state.Deployment.Id, StringComparer.Ordinal))
            {
                holders.Add(state.Deployment);
            }
        }
        return holders;
    }
}
