using Solaris.Providers;
using Solaris.Quotas;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>What a call may cost, as far as its envelope tells.</summary>
internal static class CallEstimate
{
    /// <summary>For limits per minute, which need no bound: images and other media would exceed any such limit by their bytes.</summary>
    public static long Tokens(Arrival arrival) =>
        ((arrival.Body?.Length ?? 0) / OutputText.BytesPerToken)
        + ((arrival.Envelope?.OutputTokens ?? 0) * (arrival.Envelope?.Choices ?? 1));

    public static CallCost Cost(Arrival arrival, Envelope envelope, Route route) =>
        new()
        {
            Model = envelope.Model,
            Endpoint = arrival.Endpoint.Path,
            Candidates = route.Candidates,
            Body = arrival.Body?.Memory ?? default,
            OutputTokens = arrival.Endpoint.HasOutput ? envelope.OutputTokens : 0,
            Choices = envelope.Choices,
        };
}
