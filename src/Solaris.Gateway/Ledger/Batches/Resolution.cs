namespace Solaris.Ledger.Batches;

/// <summary>Ends a hold: charges its lines in burn order and gives the rest back; or corrects an expired one.</summary>
internal static class Resolution
{
    /// <summary>Far above any real call, far below where sums overflow: a provider's garbage cannot break the books.</summary>
    private const long Most = 1_000_000_000_000_000;

    public static void Settle(LedgerState state, ReservationRow reservation, Charge charge)
    {
        var (tokens, micros) = Bounded(reservation, charge);
        Spread(state, reservation, tokens, micros, TransferKind.Charge, reservation.Id);
        reservation.Basis = charge.Basis;
    }

    /// <summary>The owner is dead: what it had produced when it last said so, never more than it held.</summary>
    public static void Expire(LedgerState state, ReservationRow reservation)
    {
        var weighted = TokenWeights.Count(reservation.Progress, reservation.OutputWeight);
        var tokens = checked(reservation.FloorTokens + weighted);
        var output = ModelPrice.Ceiling(reservation.Progress, reservation.OutputRate);
        var micros = checked(reservation.FloorMicros + output);
        Spread(
            state,
            reservation,
            Math.Min(tokens, reservation.AmountTokens),
            Math.Min(micros, reservation.AmountMicros),
            TransferKind.Charge,
            reservation.Id
        );
        reservation.Basis = UsageBasis.ExpiredHold;
    }

    /// <summary>The true usage of an expired hold has turned up: moves the charge there, backwards in reverse burn order.</summary>
    public static void Adjust(LedgerState state, ReservationRow reservation, Charge charge)
    {
        var (tokens, micros) = Bounded(reservation, charge);
        Spread(state, reservation, tokens, micros, TransferKind.LateAdjustment, reservation.Id);
        reservation.Basis = UsageBasis.LateAdjustment;
    }

    /// <summary>Moves a settled call to its cost at a corrected price, which it returns; tokens stay.</summary>
    public static long Correct(LedgerState state, ReservationRow reservation, CostCorrection correction)
    {
        var micros = Corrected(reservation.Basis, reservation.AmountMicros, correction.CostMicros);
        if (micros != reservation.ChargedMicros)
        {
            Spread(state, reservation, reservation.ChargedTokens, micros, TransferKind.Correction, correction.Ref);
        }
        return micros;
    }

    /// <summary>What a cost comes to for the limits: what was not the provider's word never exceeds the hold.</summary>
    public static long Corrected(UsageBasis? basis, long held, long cost) =>
        Math.Clamp(
            cost,
            0,
            basis is UsageBasis.ProviderUsage or UsageBasis.InterimUsage or UsageBasis.LateAdjustment ? Most : held
        );

    /// <summary>What the provider says counts whatever was held; what we counted ourselves never exceeds the hold.</summary>
    private static (long Tokens, long Micros) Bounded(ReservationRow reservation, Charge charge)
    {
        var reported = charge.Basis is UsageBasis.ProviderUsage or UsageBasis.InterimUsage;
        return (
            Math.Clamp(charge.LimitTokens, 0, reported ? Most : reservation.AmountTokens),
            Math.Clamp(charge.CostMicros, 0, reported ? Most : reservation.AmountMicros)
        );
    }

    /// <summary>Brings the lines to their shares of the total, and their buckets with them.</summary>
    private static void Spread(
        LedgerState state,
        ReservationRow reservation,
        long tokens,
        long micros,
        TransferKind kind,
        Guid reference
    )
    {
        var lines = reservation.Lines;
        long rest = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var charged = LineShares.Next(lines, i, tokens, micros, ref rest);
            var released = kind == TransferKind.Charge ? line.Held : 0;
            state.Charge(line.Bucket, released, charged - line.Charged, kind, reference);
            line.Charged = charged;
        }
        state.OverrunTokens +=
            Math.Max(tokens, reservation.AmountTokens) - Math.Max(reservation.ChargedTokens, reservation.AmountTokens);
        (reservation.ChargedTokens, reservation.ChargedMicros) = (tokens, micros);
        reservation.Changed = true;
    }
}
