using Microsoft.AspNetCore.Http.Features;
using Solaris.Accounts;
using Solaris.Calls.Repeats;
using Solaris.Http;
using Solaris.Quotas;

namespace Solaris.Calls;

/// <summary>What happens around the decisions: reading requests, answering refusals, and bringing admitted calls to their end.</summary>
internal sealed class CallDelivery(
    AttemptLoop attempts,
    AnswerRelay answers,
    AnswerCache cache,
    CallJournal journal,
    RepeatedCalls repeats
)
{
    public Arrival Arrive(HttpContext http, GenerationEndpoint endpoint, RequestId id) =>
        journal.Arrive(http, endpoint, id);

    /// <summary>Reads the body and its envelope into the arrival; returns what is wrong with them.</summary>
    public async ValueTask<Refusal?> ReadAsync(Arrival arrival)
    {
        (arrival.Body, var refusal) = await RequestBody.ReadAsync(arrival.Http.Request);
        journal.Read(arrival);
        if (arrival.Body is { } body)
        {
            arrival.Endpoint.TryReadEnvelope(body.Span, out var envelope, out refusal);
            arrival.Envelope = envelope;
        }
        return refusal;
    }

    /// <summary>Answers and logs a refusal; the null is for callers that return no call.</summary>
    public async ValueTask<GenerationCall?> RefuseAsync(Arrival arrival, Refusal refusal)
    {
        journal.Refused(arrival, refusal, []);
        await arrival.Endpoint.Dialect.RefuseAsync(arrival.Http.Response, refusal, arrival.Id);
        return null;
    }

    /// <inheritdoc cref="RefuseAsync(Arrival, Refusal)"/>
    public async ValueTask<GenerationCall?> RefuseAsync(Arrival arrival, Admission admission)
    {
        var refusal = admission.Refusal ?? CallRefusals.Internal(arrival.Language);
        journal.Refused(arrival, refusal, admission.Standings);
        await arrival.Endpoint.Dialect.RefuseAsync(arrival.Http.Response, refusal, arrival.Id);
        return null;
    }

    /// <summary>Answers with what was kept of an equal call, which costs nothing; false when there is none.</summary>
    public async ValueTask<bool> TryAnswerKeptAsync(Arrival arrival, Caller caller)
    {
        arrival.Ticket = cache.TicketOf(arrival, caller);
        if (arrival.Ticket is not { } ticket || await cache.FindAsync(ticket) is not { } kept)
        {
            return false;
        }
        await AnswerAsync(arrival, kept, AnswerCache.Header);
        return true;
    }

    /// <summary>
    /// Answers a call that its client makes again under the same <c>Idempotency-Key</c>; false when it is to be made. What it is
    /// answered with costs nothing.
    /// </summary>
    public async ValueTask<bool> TryAnswerRepeatAsync(Arrival arrival, Caller caller)
    {
        var (kept, refusal) = await repeats.ClaimAsync(arrival, caller);
        if (kept is not null)
        {
            await AnswerAsync(arrival, kept, RepeatedCalls.Header);
        }
        else if (refusal is not null)
        {
            await RefuseAsync(arrival, refusal);
        }
        return kept is not null || refusal is not null;
    }

    /// <summary>The end of every call, whatever became of it.</summary>
    public ValueTask EndAsync(Arrival arrival) => repeats.EndAsync(arrival);

    public async Task RunAsync(GenerationCall call)
    {
        Record(call);
        if (call.ClientLeft)
        {
            await journal.SettleAsync(
                call,
                deployment: null,
                StatusCodes.Status499ClientClosedRequest,
                errorCode: null
            );
            return; // Nobody waits, and nothing was sent yet.
        }
        journal.Sending(call);
        try
        {
            await SendAsync(call);
        }
        finally
        {
            journal.Left(call);
        }
    }

    private async Task SendAsync(GenerationCall call)
    {
        using var attempt = await attempts.RunAsync(call);
        try
        {
            await answers.RunAsync(call, attempt);
        }
        catch when (!call.Settled)
        {
            await answers.SettleBrokenAsync(call, attempt); // A fault of ours must not make the call free.
            throw;
        }
    }

    private async Task AnswerAsync(Arrival arrival, KeptAnswer kept, string header)
    {
        journal.Kept(arrival, kept);
        AnswerHeaders.SetKept(arrival, kept, header);
        await arrival.Http.Response.BodyWriter.WriteAsync(kept.Body);
    }

    private void Record(GenerationCall call)
    {
        var (ticket, repeat) = (call.Arrival.Ticket, call.Arrival.Repeat);
        if ((ticket is null && repeat is null) || call.Http.Features.Get<IHttpResponseBodyFeature>() is not { } body)
        {
            return;
        }
        if (ticket is not null)
        {
            call.Http.Response.Headers[AnswerCache.Header] = "miss";
        }
        var recorder = new AnswerRecorder(call, Keep, body.Writer);
        call.Http.Features.Set<IHttpResponseBodyFeature>(new RecordedBody(body, recorder));

        void Keep(KeptAnswer answer)
        {
            if (ticket is not null)
            {
                cache.Keep(ticket, answer);
            }
            if (repeat is not null)
            {
                repeat.Answer = answer;
            }
        }
    }
}
