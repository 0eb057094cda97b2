using System.Collections.Frozen;

namespace Solaris.Pricing;

/// <summary>The administrators' own prices in memory: they win over the configuration file and over the table.</summary>
internal sealed class PriceOverrides(PriceBook book)
{
    private volatile FrozenDictionary<(string Provider, string Model), DatedPrice[]> _prices = FrozenDictionary<
        (string, string),
        DatedPrice[]
    >.Empty;

    public bool IsEmpty => _prices.Count == 0;

    /// <summary>Models that have, or had, a price of one's own.</summary>
    public IEnumerable<(string Provider, string Model)> Names => _prices.Keys;

    public void Load(IEnumerable<PriceOverride> rows) =>
        _prices = rows.GroupBy(row => (row.Provider, row.Model))
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(row => row.Id).Select(Dated).ToArray());

    /// <summary>The own price that a call beginning at <paramref name="at"/> is charged; null when there is none.</summary>
    public DatedPrice? At(string provider, string model, DateTimeOffset at) =>
        Last(provider, model, at, price => price.EffectiveFrom);

    /// <summary>The same in hindsight: by when a price was meant to be valid, not by when it was written down.</summary>
    public DatedPrice? MeantAt(string provider, string model, DateTimeOffset at) =>
        Last(provider, model, at, price => price.ValidFrom);

    /// <summary>What own prices make of a model; its price is null when that is too little to price every call.</summary>
    public PriceFields With(string provider, string model, IReadOnlyDictionary<string, decimal> own)
    {
        var known = book.Find(provider, model)?.Fields;
        return (known ?? PriceFields.None with { Provider = provider, Mode = "chat" }).With(own);
    }

    private DatedPrice? Last(string provider, string model, DateTimeOffset at, Func<DatedPrice, long> from)
    {
        if (!_prices.TryGetValue((provider, model), out var prices))
        {
            return null;
        }
        var now = at.ToUnixTimeMilliseconds();
        return Array.FindLast(prices, price => from(price) <= now) is { Fields: not null } found ? found : null;
    }

    private DatedPrice Dated(PriceOverride row)
    {
        var fields = row.Values is { } own ? With(row.Provider, row.Model, own) : null;
        return new(row.ValidFrom, row.EffectiveFrom, fields, fields?.ToPrice());
    }
}
