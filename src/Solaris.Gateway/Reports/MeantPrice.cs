using Solaris.Ledger;

namespace Solaris.Reports;

/// <summary>What a charge should have been computed with.</summary>
/// <param name="Version">The price's name with the rate, as the rows of calls carry it.</param>
internal sealed record MeantPrice(ModelPrice Price, ExchangeRate Rate, string Version)
{
    public long Cost(in Charge charge) => Price.Cost(BilledTerms.Metered(charge.Terms, charge.Usage), Rate);
}
