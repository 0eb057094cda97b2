namespace Solaris.Pricing;

/// <summary>Makes the prices of pieces out of the fields of a table.</summary>
/// <param name="own">The price of a class in micro-units per million pieces; null when it has none.</param>
internal sealed class UnitSheet(PriceFields fields, Func<PriceClass, long?> own)
{
    private const string Search = "search_context_cost_per_query.search_context_size_";
    private const long MillisecondsPerSecond = 1_000;

    public UnitPrices Read() =>
        new()
        {
            SearchLow = Fee(Search + "low"),
            SearchMedium = Fee(Search + "medium"),
            SearchHigh = Fee(Search + "high"),
            AlwaysSearches = fields.Provider is "perplexity" or "openai" && Fee(Search + "medium") > 0,
            Image = own(PriceClass.ImageMade) ?? (MakesImages ? own(PriceClass.ImageAsked) : null) ?? 0,
            AudioMillisecond = Dearer(PriceClass.SecondHeard, PriceClass.SecondSpoken) / MillisecondsPerSecond,
            Character = Dearer(PriceClass.CharacterRead, PriceClass.CharacterWritten),
            Call = own(PriceClass.Call) ?? 0,
        };

    private bool MakesImages => fields.Mode is "image_generation" or "image_edit";

    /// <summary>The table writes one price of a second, or of a character, under both names.</summary>
    private long Dearer(PriceClass heard, PriceClass spoken) => Math.Max(own(heard) ?? 0, own(spoken) ?? 0);

    private long Fee(string name) =>
        fields.Values.TryGetValue(name, out var fee) && fee >= 0 ? TokenPrice.PerMillion(fee) : 0;
}
