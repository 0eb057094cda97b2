using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Quotas;
using Solaris.RateLimits;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>
/// The story of a request, from its first byte to the settled charge. Read this first. All APIs that
/// clients speak go the same way; <see cref="GenerationEndpoint"/> says where they differ.
/// </summary>
internal sealed class CallHandler(
    CallerDirectory callers,
    CallRoutes routes,
    RateLimiter limits,
    QuotaGate quotas,
    CallDelivery delivery
)
{
    public async Task HandleAsync(HttpContext http, GenerationEndpoint endpoint, RequestId id)
    {
        using var arrival = delivery.Arrive(http, endpoint, id);
        try
        {
            await using var call = await AdmitAsync(arrival);
            if (call is not null)
            {
                await delivery.RunAsync(call); // 6. Attempts. 7. Relay. 8. Settle, and only then the last byte.
            }
        }
        catch (LedgerUnavailableException)
        {
            await delivery.RefuseAsync(arrival, CallRefusals.LedgerAway(arrival.Language));
        }
        finally
        {
            await delivery.EndAsync(arrival);
        }
    }

    /// <summary>Everything before a provider is asked. Null when the call was refused; it is answered then.</summary>
    private async ValueTask<GenerationCall?> AdmitAsync(Arrival arrival)
    {
        // 1. What is asked, and who asks? The body comes first, because it may name a trusted client's user.
        if (await ReadAsync(arrival) is not { } asked || arrival.Caller is not { } caller)
        {
            return null;
        }
        // 2. May the caller use the model and the files that are named, and where do they lead?
        var body = arrival.Body?.Memory ?? default;
        var (route, lost) = await routes.FindAsync(caller, asked, body, arrival.Id.CreatedAt, Wish(arrival, asked));
        if (route is null)
        {
            return await delivery.RefuseAsync(arrival, lost ?? CallRefusals.Internal(caller.Language));
        }
        // 3. Does the caller call too often?
        var (lease, tooFast) = await limits.EnterAsync(caller, CallEstimate.Tokens(arrival));
        arrival.Lease(lease);
        if (tooFast is not null)
        {
            return await delivery.RefuseAsync(arrival, tooFast);
        }
        if (await delivery.TryAnswerRepeatAsync(arrival, caller) || await delivery.TryAnswerKeptAsync(arrival, caller))
        {
            return null;
        }
        // 4. Hold the most the call can cost. Not cancelled by the client: a hold that nobody waits for would stay open.
        var admission = await quotas.AdmitAsync(
            arrival.Id,
            caller,
            CallEstimate.Cost(arrival, asked, route),
            CancellationToken.None
        );
        if (admission.Hold is not { } hold)
        {
            return await delivery.RefuseAsync(arrival, admission);
        }
        // 5. From here on the call is charged, whatever the client does.
        return new()
        {
            Arrival = arrival,
            Body = body,
            Envelope = asked,
            Caller = caller,
            Route = route,
            Admission = admission,
            Hold = hold,
        };
    }

    private static RouteRequest Wish(Arrival arrival, Envelope asked) =>
        new(asked.Stream, arrival.Http.Request.Headers["x-solaris-tags"]);

    /// <summary>Reads body, envelope and caller; null when one of them is refused, which is answered.</summary>
    private async ValueTask<Envelope?> ReadAsync(Arrival arrival)
    {
        var request = arrival.Http.Request;
        var (path, aborted) = (arrival.Endpoint.Path, arrival.Http.RequestAborted);
        if (RequestBody.MayBeLarge(request))
        {
            // Nobody without a key makes us read megabytes. A missing user may still come in the body.
            var (_, stranger) = await callers.IdentifyAsync(request, path, bodyUser: null, aborted);
            if (stranger is { Code: not "user_required" })
            {
                await delivery.RefuseAsync(arrival, stranger);
                return null;
            }
        }
        var fault = await delivery.ReadAsync(arrival);
        var (caller, refusal) = await callers.IdentifyAsync(request, path, arrival.Envelope?.User, aborted);
        arrival.Caller = caller;
        if (caller is null && (fault is null || refusal?.Status == StatusCodes.Status401Unauthorized))
        {
            fault = refusal;
        }
        if (fault is not null)
        {
            await delivery.RefuseAsync(arrival, fault);
            return null;
        }
        return arrival.Envelope;
    }
}
