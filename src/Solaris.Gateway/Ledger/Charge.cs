namespace Solaris.Ledger;

/// <summary>What a call is charged: the sum over its attempts that a provider billed.</summary>
internal readonly record struct Charge(TokenUsage Usage, long CostMicros, UsageBasis Basis)
{
    public static readonly Charge Nothing = new(TokenUsage.None, 0, UsageBasis.Released);
}
