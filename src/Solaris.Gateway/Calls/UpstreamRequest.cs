using System.Collections.Immutable;
using Solaris.Providers;
using Solaris.Providers.OpenAi;

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
        ImmutableArray<KeyValuePair<string, string>> headers,
        ThoughtShelf thoughts
    )
    {
        var wire = deployment.Provider.Relays.GetValueOrDefault(call.Endpoint.Path);
        var dropped = new List<string>();
        var body = UpstreamBody.For(
            call.Body,
            wire is null ? call.Envelope : Relayed(call.Envelope),
            call.Endpoint,
            deployment,
            call.Admission.OutputTokens,
            wire is ChatWire ? dropped : null
        );
        var model = deployment.UpstreamModel ?? call.Envelope.Model;
        call.Translation = null;
        call.Dropped = dropped;
        if (wire is not null)
        {
            var request = new UpstreamCall(deployment, wire, model, call.Envelope.Stream, body, headers)
            {
                ContentType = call.Endpoint.ContentType(call.Body.Span),
            };
            return (request, null);
        }
        (call.Translation, var fault) = Translation.Of(call, deployment, body, thoughts);
        call.Dropped = call.Translation?.Notes.Dropped ?? [];
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

    private static Envelope Relayed(Envelope envelope) =>
        envelope.RelayEdits.IsEmpty ? envelope : envelope with { Edits = envelope.Edits.AddRange(envelope.RelayEdits) };
}
