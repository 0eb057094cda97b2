using System.Collections.Immutable;
using Solaris.Providers;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>Sends a call to one deployment.</summary>
internal sealed class CallSender(AttemptStarter starter, Router router, ThoughtShelf thoughts, ShutdownGrace grace)
{
    public async Task<Attempt> StartAsync(
        GenerationCall call,
        Deployment deployment,
        ImmutableArray<KeyValuePair<string, string>> headers
    )
    {
        var patience = new Patience(grace.Clock, grace.Expired);
        var (request, fault) = UpstreamRequest.For(call, deployment, headers, thoughts);
        IDeploymentLoad? load = null;
        if (request is not null)
        {
            load = router.Enter(deployment, out fault);
        }
        if (request is null || load is null)
        {
            return new(deployment, patience, grace.Clock.GetTimestamp()) { Failure = fault };
        }
        using var watch = new ClientWatch(call, deployment, patience, grace.Stopping);
        var attempt = await starter.StartAsync(request, patience);
        attempt.Load = load;
        return attempt;
    }
}
