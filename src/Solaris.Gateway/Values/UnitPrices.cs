namespace Solaris;

/// <summary>What a provider bills besides tokens: micro-units per million pieces.</summary>
internal sealed record UnitPrices
{
    public static readonly UnitPrices None = new();

    /// <summary>A web search that brings little, some (the usual) or much context.</summary>
    public long SearchLow { get; init; }

    /// <inheritdoc cref="SearchLow"/>
    public long SearchMedium { get; init; }

    /// <inheritdoc cref="SearchLow"/>
    public long SearchHigh { get; init; }

    /// <summary>True for models that search in every call, and whose provider does not count it.</summary>
    public bool AlwaysSearches { get; init; }
    public long Image { get; init; }
    public long AudioMillisecond { get; init; }
    public long Character { get; init; }
    public long Call { get; init; }

    public long SearchCeiling => Math.Max(SearchLow, Math.Max(SearchMedium, SearchHigh));

    /// <summary>In millionths of a micro-unit.</summary>
    public Int128 Scaled(in MeteredUsage usage) => Scaled(usage, SearchOf(usage.SearchContext));

    /// <summary>The same, when nobody knows yet how much context the searches bring.</summary>
    public Int128 ScaledCeiling(in MeteredUsage most) => Scaled(most, SearchCeiling);

    private Int128 Scaled(in MeteredUsage usage, long search) =>
        checked(
            (Int128)Searches(usage) * search
            + (Int128)usage.Images * Image
            + (Int128)usage.AudioMilliseconds * AudioMillisecond
            + (Int128)usage.Characters * Character
            + Call
        );

    private long Searches(in MeteredUsage usage) => AlwaysSearches ? Math.Max(1, usage.WebSearches) : usage.WebSearches;

    private long SearchOf(string? context) =>
        context switch
        {
            "low" => SearchLow,
            "high" => SearchHigh,
            _ => SearchMedium,
        };
}
