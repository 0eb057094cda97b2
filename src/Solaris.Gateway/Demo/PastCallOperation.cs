using System.Collections.Immutable;
using Solaris.Ledger;
using Solaris.Ledger.Batches;
using Solaris.Quotas;

namespace Solaris.Demo;

/// <summary>
/// Holds, settles and logs one call of the past by the ledger's own rules: the books of the demo are made as those of real
/// calls are, and pass the same checks.
/// </summary>
internal sealed class PastCallOperation(PastCall call, ImmutableArray<Limit> limits, PastTerms terms) : LedgerOperation
{
    private const int QuotaStatus = StatusCodes.Status402PaymentRequired;

    /// <summary>Milliseconds that saying no takes.</summary>
    private const int Refused = 2;

    private readonly RequestId _id = new(Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(call.At)));

    public override void Need(LedgerNeeds needs)
    {
        foreach (var limit in limits)
        {
            needs.Plans[limit.Id.Value] = limit;
        }
    }

    public override void Decide(LedgerState state)
    {
        state.Now = call.At;
        if (call.Outcome == PastOutcome.TooFast)
        {
            Log(state, Entry(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded"));
            return;
        }
        var held = HoldDecision.Decide(Request(), state);
        if (held.Verdict != HoldVerdict.Held)
        {
            Log(state, Entry(QuotaStatus, QuotaRefusals.Code) with { Standings = held.Standings });
            return;
        }
        var entry = Answered(held);
        Resolution.Settle(state, state.Reservations[_id.Value], entry.Charge);
        Log(state, entry);
    }

    private HoldRequest Request() =>
        new()
        {
            Id = _id,
            Origin = call.Origin,
            Model = call.Model,
            Endpoint = PastTerms.Endpoint,
            Limits = limits,
            Bound = terms.Bound(call),
            Elastic = true,
            Lifetime = TimeSpan.FromHours(4),
        };

    private RequestEntry Answered(HoldResult held)
    {
        var failed = call.Outcome == PastOutcome.Overloaded;
        var charge = failed ? Charge.Nothing : terms.Charge(call, held.OutputTokens);
        var entry = failed
            ? Entry(StatusCodes.Status503ServiceUnavailable, "provider_overloaded")
            : Entry(Status(call.Outcome), errorCode: null);
        return entry with
        {
            Charge = charge,
            Clamped = held.OutputTokens < terms.Bound(call).OutputTokens,
            Standings = held.Standings,
            Deployment = terms.Deployment.Id,
            Provider = terms.Deployment.Provider.Name,
            FirstByteMilliseconds = failed ? null : call.Milliseconds / 6,
            Attempts = failed
                ? [new(terms.Deployment.Id, entry.Status, "overloaded", charge, call.Milliseconds)]
                : [new(terms.Deployment.Id, StatusCodes.Status200OK, AttemptEntry.Ok, charge, call.Milliseconds)],
        };
    }

    private RequestEntry Entry(int status, string? errorCode) =>
        new()
        {
            Id = _id,
            Origin = call.Origin,
            Endpoint = PastTerms.Endpoint,
            Model = call.Model,
            Status = status,
            ErrorCode = errorCode,
            Stream = call.Origin.User is not null,
            DurationMilliseconds = status is 402 or 429 ? Refused : call.Milliseconds,
        };

    private static int Status(PastOutcome outcome) =>
        outcome == PastOutcome.Left ? StatusCodes.Status499ClientClosedRequest : StatusCodes.Status200OK;

    private static void Log(LedgerState state, RequestEntry entry)
    {
        var row = RequestRows.From(entry);
        row.StartedAt = state.Now;
        state.Requests.Add(row);
    }
}
