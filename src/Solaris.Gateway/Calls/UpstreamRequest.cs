using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>
/// Makes the request of one attempt: the client's own bytes where the provider offers the client's API, a translation anywhere else.
/// </summary>
internal static class UpstreamRequest
{
    /// <summary>The request, or why this deployment cannot get it.</summary>
    public static (UpstreamCall? Request, AttemptFailure? Fault) For(
        GenerationCall call,
        Deployment deployment,
        ImmutableArray<KeyValuePair<string, string>> headers
    )
    {
        var body = UpstreamBody.For(call.Body, call.Envelope, call.Endpoint, deployment, call.Admission.OutputTokens);
        var model = deployment.UpstreamModel ?? call.Envelope.Model;
        call.Translation = null;
        if (deployment.Provider.Relays.TryGetValue(call.Endpoint.Path, out var wire))
        {
            return (new(deployment, wire, model, call.Envelope.Stream, body, headers), null);
        }
        (call.Translation, var fault) = Translation.Of(call, deployment, body);
        return call.Translation is { } translation
            ? (
                new(
                    deployment,
                    deployment.Provider.Translates,
                    model,
                    call.Envelope.Stream,
                    new SplicedBody(translation.Body, []),
                    deployment.Provider.Translates.Headers(translation.Prompt)
                ),
                null
            )
            : (null, fault);
    }
}
