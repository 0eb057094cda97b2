using Solaris.Pricing.Exchange;

namespace Solaris.Demo;

/// <summary>The demo counts in reais, at a rate that it names as its own.</summary>
internal sealed class DemoCurrency(RateChanges changes, ExchangeRates rates, TimeProvider clock)
{
    private const string Reais = "BRL";
    private const decimal ReaisForADollar = 5.40m;

    public async Task SetAsync(CancellationToken cancellationToken)
    {
        var terms = new CurrencyRequest { Currency = Reais, CarryForward = true };
        if (!await changes.SetCurrencyAsync(terms, cancellationToken))
        {
            return; // A database of before this feature: its costs are in dollars.
        }
        var rate = new RateRequest
        {
            Month = rates.MonthOf(clock.GetUtcNow()),
            Rate = ReaisForADollar,
            Source = "demo",
        };
        await changes.SetRatesAsync(new() { Rates = [rate] }, cancellationToken);
    }
}
