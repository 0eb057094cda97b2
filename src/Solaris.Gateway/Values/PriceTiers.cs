namespace Solaris;

/// <summary>Providers' words for <see cref="PriceTier"/>.</summary>
internal static class PriceTiers
{
    /// <summary>
    /// The tier an answer names. Providers spell it <c>priority</c>, <c>flex</c>, <c>batch</c>, <c>batches</c>, or within a longer
    /// word (<c>ON_DEMAND_PRIORITY</c>); any other word is the usual tier.
    /// </summary>
    public static PriceTier Of(string? word) =>
        word is null ? PriceTier.Standard
        : word.Contains("priority", StringComparison.OrdinalIgnoreCase) ? PriceTier.Priority
        : word.Contains("flex", StringComparison.OrdinalIgnoreCase) ? PriceTier.Flex
        : word.Contains("batch", StringComparison.OrdinalIgnoreCase) ? PriceTier.Batch
        : PriceTier.Standard;

    /// <summary>
    /// The dearest tier a request may end in. Without a word, or with <c>auto</c>, the provider's project settings decide:
    /// any tier is possible. A word that asks for less keeps the dearer ones out.
    /// </summary>
    public static PriceTier Dearest(string? asked) =>
        asked is "default" or "standard" or "standard_only" or "flex" ? PriceTier.Batch : PriceTier.Priority;
}
