namespace Solaris;

/// <summary>How urgently a provider served a call, where that changes the price.</summary>
internal enum PriceTier
{
    Standard = 0,
    Flex = 1,
    Batch = 2,
    Priority = 3,
}
