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
    /// The dearest tier a request may end in by its own word. <c>auto</c> and <c>priority</c> may be served with priority; one
    /// that says nothing is served as usual, unless the provider's project is set up otherwise, which shows in its answers.
    /// </summary>
    public static PriceTier Dearest(string? asked) =>
        asked is "auto" || Of(asked) == PriceTier.Priority ? PriceTier.Priority : PriceTier.Batch;
}
