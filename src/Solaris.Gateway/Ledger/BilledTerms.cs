namespace Solaris.Ledger;

/// <summary>On what terms a call was billed, besides its tokens: with these its cost can be computed again.</summary>
internal sealed record BilledTerms(
    string? ServiceTier,
    string? Speed,
    string? Region,
    string? SearchContext,
    long WebSearches,
    long Images,
    long AudioMilliseconds,
    long Characters
)
{
    private static readonly BilledTerms Usual = new(null, null, null, null, 0, 0, 0, 0);

    /// <summary>Null for a call on the usual terms, as nearly all are.</summary>
    public static BilledTerms? Of(in MeteredUsage usage)
    {
        var terms = new BilledTerms(
            usage.ServiceTier,
            usage.Speed,
            usage.Region,
            usage.SearchContext,
            usage.WebSearches,
            usage.Images,
            usage.AudioMilliseconds,
            usage.Characters
        );
        return terms == Usual ? null : terms;
    }

    public static MeteredUsage Metered(BilledTerms? terms, TokenUsage tokens) =>
        terms is null
            ? tokens
            : new MeteredUsage(tokens)
            {
                ServiceTier = terms.ServiceTier,
                Speed = terms.Speed,
                Region = terms.Region,
                SearchContext = terms.SearchContext,
                WebSearches = terms.WebSearches,
                Images = terms.Images,
                AudioMilliseconds = terms.AudioMilliseconds,
                Characters = terms.Characters,
            };
}
