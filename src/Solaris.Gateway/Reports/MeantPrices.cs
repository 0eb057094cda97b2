using System.Collections.Concurrent;
using Solaris.Ledger;
using Solaris.Pricing;
using Solaris.Pricing.Exchange;

namespace Solaris.Reports;

/// <summary>In hindsight: the own price and the exchange rate that are meant for the time of a charge.</summary>
internal sealed class MeantPrices(PriceOverrides overrides, PriceStore store, ExchangeRates rates)
{
    /// <summary>Versions never change, and an installation uses a few hundred.</summary>
    private readonly ConcurrentDictionary<string, ModelPrice> _versions = new(StringComparer.Ordinal);

    public string Currency => rates.Currency;

    /// <summary>Null when nothing else is meant than what was charged with.</summary>
    public async ValueTask<MeantPrice?> FindAsync(Charge charge, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (charge.Basis == UsageBasis.Released || PriceVersions.Parse(charge.Price) is not { } name)
        {
            return null;
        }
        var (label, charged) = ExchangeRate.Split(charge.Price!);
        var (rate, own) = (rates.MeantAt(at), overrides.MeantAt(name.Provider, name.Model, at)?.Price);
        var sameRate = !rate.IsKnown || (rate.Currency, rate.Micros) == (charged.Currency, charged.Micros);
        if (own is null && sameRate)
        {
            return null;
        }
        var price = own ?? await VersionAsync(label, cancellationToken);
        rate = rate.IsKnown ? rate : charged;
        return price is null || !rate.IsKnown
            ? null
            : new(price, rate, PriceVersions.Label(name.Provider, name.Model, price) + rate.Suffix);
    }

    private async ValueTask<ModelPrice?> VersionAsync(string label, CancellationToken cancellationToken)
    {
        if (_versions.TryGetValue(label, out var known))
        {
            return known;
        }
        var price = await store.FindVersionAsync(label, cancellationToken);
        return price is null ? null : _versions.GetOrAdd(label, price);
    }
}
