namespace Solaris.Ledger;

/// <summary>One limit as it stood when a call was decided: the explanation of a verdict.</summary>
/// <param name="Granted">What may be spent in the period (amount × block threshold, and purchased packs).</param>
/// <param name="Used">Charged before this call.</param>
/// <param name="Held">Held by other calls in flight.</param>
/// <param name="Asked">What this call asked for, in the limit's unit.</param>
internal readonly record struct LimitStanding(
    Limit Limit,
    Period Period,
    long Granted,
    long Used,
    long Held,
    long Asked,
    bool Fits
)
{
    public long Room => Math.Max(0, Granted - Used - Held);
}
