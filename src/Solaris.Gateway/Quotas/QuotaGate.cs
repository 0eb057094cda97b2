using System.Collections.Immutable;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Quotas.Bounds;

namespace Solaris.Quotas;

/// <summary>Bounds a call's cost and holds it on every limit that applies.</summary>
internal sealed class QuotaGate(ApplicableLimits limits, InputMeter meter, TokenLedger ledger, TimeProvider clock)
{
    /// <summary>Longer than any answer takes. The holds of a gateway that dies end with its lease, long before.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    /// <summary>
    /// Tries the cheap byte bound first; only when that does not fit the tightest limit does the tokenizer count.
    /// Then the output shrinks to what fits, or the call is refused with the limit that binds.
    /// </summary>
    public async ValueTask<Admission> AdmitAsync(
        RequestId id,
        Caller caller,
        CallCost cost,
        CancellationToken cancellationToken
    )
    {
        var binding = await limits.FindAsync(caller.Origin, cost.Model, cancellationToken);
        var families = CallBounds.Families(cost);
        var bytes = cost.InputTokens ?? await InputMeter.CountBytesAsync(cost.Body, families);
        var request = new HoldRequest
        {
            Id = id,
            Origin = caller.Origin,
            Model = cost.Model,
            Endpoint = cost.Endpoint,
            Limits = binding,
            Bound = CallBounds.Of(cost, bytes),
            Elastic = false,
            Lifetime = Lifetime,
        };
        var held = await ledger.HoldAsync(request, cancellationToken);
        if (held.Verdict == HoldVerdict.Short && cost.InputTokens is null)
        {
            var tokens = await meter.CountTokensAsync(cost.Body, families, bytes);
            request = request with { Bound = CallBounds.Of(cost, tokens), Elastic = true };
            held = await ledger.HoldAsync(request, cancellationToken);
        }
        return held.Hold is { } hold ? Admit(hold, held, request.Bound) : Refuse(caller, held, request.Bound, cost);
    }

    /// <summary>
    /// Holds a bound whole or not at all, for work that goes on at the provider whatever becomes of this process: the hold is
    /// detached once it is taken over.
    /// </summary>
    public async ValueTask<Admission> AdmitWholeAsync(
        RequestId id,
        Caller caller,
        CallCost cost,
        CostBound bound,
        TimeSpan lifetime
    )
    {
        var request = new HoldRequest
        {
            Id = id,
            Origin = caller.Origin,
            Model = cost.Model,
            Endpoint = cost.Endpoint,
            Limits = await limits.FindAsync(caller.Origin, cost.Model, CancellationToken.None),
            Bound = bound,
            Elastic = false,
            Lifetime = lifetime,
            Detached = true,
        };
        var held = await ledger.HoldAsync(request, CancellationToken.None);
        if (held.Hold is { } hold)
        {
            return Admit(hold, held, bound);
        }
        var standings = held.Standings.IsDefault ? [] : held.Standings;
        var refusal = QuotaRefusals.Of(held.Verdict, standings, caller, cost, clock.GetUtcNow());
        return new(Hold: null, refusal, OutputTokens: 0, Clamped: false, Remaining: null, standings);
    }

    private static Admission Admit(Hold hold, HoldResult held, CostBound bound) =>
        new(
            hold,
            Refusal: null,
            held.OutputTokens / bound.Choices,
            Clamped: held.OutputTokens < bound.OutputTokens,
            Remaining(held.Standings, bound.Tokens(held.OutputTokens)),
            held.Standings
        )
        {
            HeldTokens = bound.Tokens(held.OutputTokens),
        };

    private Admission Refuse(Caller caller, HoldResult held, CostBound bound, CallCost cost)
    {
        var standings = held.Standings.IsDefault ? [] : held.Standings;
        // A refusal tells the least that would have gone out, not the whole that was wished for.
        var asked = ImmutableArray.CreateRange(standings, (standing, most) => Least(standing, most), bound);
        var refusal = QuotaRefusals.Of(held.Verdict, asked, caller, cost, clock.GetUtcNow());
        return new(Hold: null, refusal, OutputTokens: 0, Clamped: false, Remaining: null, asked);
    }

    private static LimitStanding Least(LimitStanding standing, CostBound bound) =>
        standing with
        {
            Asked = bound.Asked(standing.Limit.Unit, Math.Min(bound.OutputTokens, CostBound.LeastOutput)),
        };

    private static long? Remaining(ImmutableArray<LimitStanding> standings, long held)
    {
        long? least = null;
        foreach (var standing in standings)
        {
            if (standing.Limit.Unit == LimitUnit.Tokens)
            {
                least = Math.Min(least ?? long.MaxValue, Math.Max(0, standing.Room - held));
            }
        }
        return least;
    }
}
