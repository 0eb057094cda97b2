namespace Solaris.Ledger.Batches;

/// <summary>
/// What may be spent of a limit in one period, or out of one pack. Overrun and claw-back are debt: they explain why
/// more is used and held than was granted, and never are room.
/// </summary>
internal sealed class BucketRow
{
    private const int Million = 1_000_000;

    public required long Id { get; init; }
    public required LimitRow Limit { get; init; }
    public required BucketKind Kind { get; init; }
    public required int Priority { get; init; }
    public required Period Period { get; init; }
    public Guid? OrderId { get; init; }

    /// <summary>The amount last granted from: the limit's, or the order's. Where it differs from the limit's, the difference is still to be granted.</summary>
    public required long Plan { get; set; }
    public required long Granted { get; set; }
    public required long Used { get; set; }
    public required long Held { get; set; }
    public required long Overrun { get; set; }
    public required long Clawback { get; set; }

    /// <summary>True when the row must be written.</summary>
    public bool Changed { get; set; }

    /// <summary>What may be spent: of a plan the part up to the block threshold, a pack whole.</summary>
    public long Cap => Kind == BucketKind.Plan ? (long)((Int128)Granted * Limit.BlockAt / Million) : Granted;

    public long Room => Math.Max(0, Cap - Used - Held);

    public long Debt => Overrun + Clawback;

    public bool IsLive(long now) => Period.Start <= now && now < Period.End;

    public void Hold(long amount)
    {
        Held = checked(Held + amount);
        Changed = true;
    }

    /// <summary>Gives back what a call held and charges what it used; a use beyond the grant becomes overrun.</summary>
    public void Charge(long released, long used)
    {
        Held = checked(Held - released);
        Used = checked(Used + used);
        var debt = PayDebt();
        Overrun += debt;
        Changed = true;
    }

    /// <summary>Grants more, or with a negative amount less; what is then spent or held beyond the grant becomes claw-back.</summary>
    public void Grant(long amount)
    {
        Granted = checked(Granted + amount);
        var debt = PayDebt();
        Clawback += debt;
        Changed = true;
    }

    public bool Reaches(int threshold) => Granted > 0 && (Int128)Used * Million >= (Int128)Granted * threshold;

    /// <summary>
    /// Debt is exactly what is used and held beyond the grant. What is paid goes first from the claw-back; what is
    /// returned is new debt, for the caller to name.
    /// </summary>
    private long PayDebt()
    {
        var excess = Math.Max(0, checked(Used + Held) - Granted);
        var paid = Math.Max(0, Debt - excess);
        var fromClawback = Math.Min(paid, Clawback);
        Clawback -= fromClawback;
        Overrun -= paid - fromClawback;
        return excess - Debt;
    }

    /// <summary>The order in which buckets are burnt, which also is the order in which their rows are locked.</summary>
    public static int CompareBurnOrder(BucketRow a, BucketRow b) =>
        (a.Priority, a.Period.End, a.Id).CompareTo((b.Priority, b.Period.End, b.Id));
}
