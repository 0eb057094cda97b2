using System.Collections.Immutable;

namespace Solaris.Ledger.Batches;

/// <summary>Decides one hold: on every limit that applies, shrunk to what fits when it may be, or on none.</summary>
internal static class HoldDecision
{
    public static HoldResult Decide(HoldRequest request, LedgerState state)
    {
        var bound = request.Bound;
        var limits = InForce(request, state);
        var standings = ImmutableArray.CreateBuilder<LimitStanding>(limits.Count);
        var fits = long.MaxValue;
        var unpriced = false;
        foreach (var limit in limits)
        {
            var withoutPrice = limit.Unit == LimitUnit.Money && !IsPriced(bound);
            var output = Affordable.Output(bound, limit.Unit, state.RoomOf(limit.Id.Value));
            var passes = !withoutPrice && Affordable.Clamp(bound, output, request.Elastic) is not null;
            standings.Add(Standings.Of(limit, state, bound.Asked(limit.Unit, bound.OutputTokens), passes));
            unpriced |= withoutPrice;
            fits = Math.Min(fits, output);
        }
        if (unpriced || Affordable.Clamp(bound, fits, request.Elastic) is not { } held)
        {
            return new(unpriced ? HoldVerdict.Unpriced : HoldVerdict.Short, 0, standings.MoveToImmutable(), Hold: null);
        }
        Open(request, held, limits, state);
        return new(HoldVerdict.Held, held, standings.MoveToImmutable(), Hold: null);
    }

    private static bool IsPriced(CostBound bound) =>
        bound is { InputMicros: not null, OutputMicrosPerMillion: not null };

    /// <summary>The request's limits that still exist, in lock order, each with its running period granted to as the limit says now.</summary>
    private static List<Limit> InForce(HoldRequest request, LedgerState state)
    {
        var limits = new List<Limit>(request.Limits.Length);
        foreach (var limit in request.Limits)
        {
            if (state.PlanOf(limit.Id.Value) is { Limit.Removed: false } plan)
            {
                state.GrantPlan(plan);
                limits.Add(limit);
            }
        }
        limits.Sort(static (a, b) => (a.Scope, a.Id.Value).CompareTo((b.Scope, b.Id.Value)));
        return limits;
    }

    private static void Open(HoldRequest request, long output, List<Limit> limits, LedgerState state)
    {
        var reservation = new ReservationRow
        {
            Id = request.Id.Value,
            Instance = request.Detached ? LedgerInstance.Nobody : state.Instance,
            Origin = request.Origin,
            Model = StoredText.Of(request.Model),
            Endpoint = StoredText.Of(request.Endpoint),
            FloorTokens = request.Bound.Tokens(0),
            AmountTokens = request.Bound.Tokens(output),
            FloorMicros = request.Bound.InputMicros ?? 0,
            AmountMicros = request.Bound.Micros(output),
            OutputRate = request.Bound.OutputMicrosPerMillion ?? 0,
            OutputWeight = request.Bound.OutputWeight,
            CreatedAt = state.Now,
            HardDeadline = state.Now + (long)request.Lifetime.TotalMilliseconds,
            IsNew = true,
        };
        foreach (var limit in limits)
        {
            Spread(reservation, limit, state);
        }
        state.Reservations.Add(reservation.Id, reservation);
    }

    /// <summary>Every limit gets a line, even of nothing, so that a charge has a place on it.</summary>
    private static void Spread(ReservationRow reservation, Limit limit, LedgerState state)
    {
        var need = reservation.Amount(limit.Unit);
        var first = reservation.Lines.Count;
        foreach (var bucket in state.BucketsOf(limit.Id.Value))
        {
            var take = bucket.IsLive(state.Now) ? Math.Min(need, bucket.Room) : 0;
            if (take > 0)
            {
                reservation.Lines.Add(new(bucket, take));
                bucket.Hold(take);
                need -= take;
            }
        }
        if (reservation.Lines.Count == first)
        {
            reservation.Lines.Add(new(state.PlanOf(limit.Id.Value)!, held: 0));
        }
    }
}
