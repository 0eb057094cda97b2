namespace Solaris.Pricing;

/// <summary>Where a model stands in the bytes of a price table.</summary>
internal readonly record struct PriceLine(int Start, int Length, string Provider);
