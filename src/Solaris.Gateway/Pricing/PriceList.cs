using System.Buffers.Text;
using System.Text;
using Solaris.Http;

namespace Solaris.Pricing;

/// <summary>The prices in force, model by model.</summary>
internal sealed class PriceList(PriceBook book, PriceOverrides overrides, TimeProvider clock)
{
    /// <summary>A page of the models whose name follows the cursor; null when the cursor is none of ours.</summary>
    public Page<PriceResponse>? Read(PriceListQuery query)
    {
        var after = query.Cursor is null ? "" : Decode(query.Cursor);
        if (after is null)
        {
            return null;
        }
        var limit = query.Limit ?? PriceListQuery.DefaultLimit;
        var found = Names(query)
            .Where(name => string.CompareOrdinal(Key(name), after) > 0)
            .OrderBy(Key, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        var shown = found.Take(limit).Select(name => Show(name.Provider, name.Model));
        return new([.. shown], found.Count > limit ? Encode(Key(found[limit - 1])) : null);
    }

    private IEnumerable<(string Provider, string Model)> Names(PriceListQuery query) =>
        book
            .Names.Concat(overrides.Names)
            .Distinct()
            .Where(name => query.Provider is null || name.Provider == query.Provider)
            .Where(name => query.Q is null || name.Model.Contains(query.Q, StringComparison.OrdinalIgnoreCase));

    private PriceResponse Show(string provider, string model)
    {
        var own = overrides.At(provider, model, clock.GetUtcNow());
        var known = book.Find(provider, model);
        var price = own is null ? known?.Price : own.Price;
        return new()
        {
            Provider = provider,
            Model = model,
            Source = own is null ? "table" : "override",
            Version = price is null ? null : PriceVersions.Label(provider, model, price),
            Mode = known?.Mode,
            Prices = (own?.Fields ?? known?.Fields ?? PriceFields.None).Prices,
        };
    }

    private static string Key((string Provider, string Model) name) => $"{name.Provider}\n{name.Model}";

    private static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string? Decode(string cursor) =>
        Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;
}
