namespace Solaris.Ledger;

/// <summary>What a call is charged: the sum over its attempts that a provider billed.</summary>
internal readonly record struct Charge(TokenUsage Usage, long CostMicros, UsageBasis Basis)
{
    public static readonly Charge Nothing = new(TokenUsage.None, 0, UsageBasis.Released);

    /// <summary>The version of the price it was computed with; null without a price.</summary>
    public string? Price { get; init; }

    /// <summary>The tokens as limits count them, where their weights are not all one; null for the plain sum.</summary>
    public long? WeightedTokens { get; init; }

    /// <summary>What token limits are charged.</summary>
    public long LimitTokens => WeightedTokens ?? Usage.Total;

    /// <summary>Null for the usual terms.</summary>
    public BilledTerms? Terms { get; init; }

    /// <summary>Another attempt on top: sums, and price, terms and basis of the last one.</summary>
    public Charge With(in Charge next) =>
        next with
        {
            Usage = Usage + next.Usage,
            CostMicros = checked(CostMicros + next.CostMicros),
            WeightedTokens =
                WeightedTokens is null && next.WeightedTokens is null ? null : checked(LimitTokens + next.LimitTokens),
        };
}
