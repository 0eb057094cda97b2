using System.Collections.Frozen;

namespace Solaris.Pricing;

/// <summary>Prices by LiteLLM's names, in USD per token or piece, as a table, a file or an administrator gives them.</summary>
/// <param name="Values">A number inside another field is named <c>field.number</c>.</param>
internal sealed record PriceFields(string? Provider, string? Mode, IReadOnlyDictionary<string, decimal> Values)
{
    public static readonly PriceFields None = new(null, null, FrozenDictionary<string, decimal>.Empty);

    /// <summary>Those of the values that are prices.</summary>
    public IReadOnlyDictionary<string, decimal> Prices =>
        Values.Where(value => PriceKey.Parse(value.Key) is not null).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// These prices with <paramref name="own"/> in their place, class by class. An own price of a class holds for every length
    /// and tier, unless it gives those too: nobody who writes down a price expects another one at night.
    /// </summary>
    public PriceFields With(IReadOnlyDictionary<string, decimal> own)
    {
        if (own.Count == 0)
        {
            return this;
        }
        var replaced = own.Keys.Select(PriceKey.Parse).Where(key => key is not null).Select(key => key!.Value.Class);
        var classes = replaced.ToHashSet();
        var merged = Values
            .Where(value => PriceKey.Parse(value.Key) is not { } key || !classes.Contains(key.Class))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in own)
        {
            merged[name] = value;
        }
        return this with { Values = merged };
    }

    /// <summary>Null when too little is known to price every call.</summary>
    public ModelPrice? ToPrice() => new PriceSheet(this).Read();
}
