using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>Sends a call to one deployment.</summary>
internal sealed class CallSender(AttemptStarter starter, ThoughtShelf thoughts, ShutdownGrace grace)
{
    public async Task<Attempt> StartAsync(
        GenerationCall call,
        Deployment deployment,
        ImmutableArray<KeyValuePair<string, string>> headers
    )
    {
        var patience = new Patience(grace.Clock, grace.Expired);
        var (request, fault) = UpstreamRequest.For(call, deployment, headers, thoughts);
        if (request is null)
        {
            return new(deployment, patience, grace.Clock.GetTimestamp()) { Failure = fault };
        }
        using var watch = new ClientWatch(call, deployment, patience, grace.Stopping);
        return await starter.StartAsync(request, patience);
    }
}
