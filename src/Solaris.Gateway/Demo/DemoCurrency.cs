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
        await changes.SetRatesAsync(new() { Rates = [.. Months().Select(Rate)] }, cancellationToken);
    }

    /// <summary>Every month that the demo looks back on.</summary>
    private IEnumerable<string> Months() =>
        Enumerable
            .Range(0, DemoTraffic.Days + 1)
            .Select(back => rates.MonthOf(clock.GetUtcNow().AddDays(-back)))
            .Distinct();

    private static RateRequest Rate(string month) =>
        new()
        {
            Month = month,
            Rate = ReaisForADollar,
            Source = "demo",
        };
}
