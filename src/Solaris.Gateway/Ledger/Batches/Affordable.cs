namespace Solaris.Ledger.Batches;

/// <summary>How much output fits under a room, for a call whose cost is bounded.</summary>
internal static class Affordable
{
    /// <summary>The most output tokens that fit, or -1 when not even the input does.</summary>
    public static long Output(CostBound bound, LimitUnit unit, long room) =>
        unit == LimitUnit.Tokens ? Tokens(bound, room) : Micros(bound, room);

    /// <summary>
    /// The output to hold when <paramref name="fits"/> is what the tightest limit leaves; null when that is too
    /// little. The least output is compared before rounding to whole choices: rounding must not refuse a call.
    /// </summary>
    public static long? Clamp(CostBound bound, long fits, bool elastic)
    {
        if (fits >= bound.OutputTokens)
        {
            return bound.OutputTokens;
        }
        if (!elastic || fits < Math.Min(CostBound.LeastOutput, bound.OutputTokens))
        {
            return null;
        }
        var clamped = fits - fits % Math.Max(1, bound.Choices);
        return clamped > 0 ? clamped : null;
    }

    /// <summary>Weighted output is rounded up too, so the same holds here.</summary>
    private static long Tokens(CostBound bound, long room)
    {
        var rest = room - bound.Tokens(0);
        return rest < 0 ? -1
            : bound.OutputWeight == TokenWeights.One ? rest
            : bound.OutputWeight == 0 ? long.MaxValue
            : (long)Int128.Min(long.MaxValue, (Int128)rest * TokenWeights.One / bound.OutputWeight);
    }

    /// <summary>The cost of output is rounded up, and ceil(output × rate) ≤ rest just when output ≤ floor(rest ÷ rate).</summary>
    private static long Micros(CostBound bound, long room)
    {
        var rest = room - (bound.InputMicros ?? 0);
        if (rest < 0)
        {
            return -1;
        }
        return bound.OutputMicrosPerMillion is > 0 and var rate
            ? (long)Int128.Min(long.MaxValue, (Int128)rest * 1_000_000 / rate)
            : long.MaxValue;
    }
}
