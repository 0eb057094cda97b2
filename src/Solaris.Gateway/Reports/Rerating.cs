using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Ledger.Batches;
using Solaris.Pricing;

namespace Solaris.Reports;

/// <summary>
/// Computes the cost of past calls again, at the administrators' own prices for their time, and has the ledger move the
/// differences. What was charged stays written; running it twice changes nothing more.
/// </summary>
internal sealed class Rerating(
    RatedCalls calls,
    PriceOverrides prices,
    CorrectionBook corrections,
    OrganisationStore organisations,
    TimeProvider clock
)
{
    public async Task<RerateResponse> RunAsync(RerateRequest request, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var (examined, corrected, delta) = (0L, 0L, 0L);
        var after = Guid.Empty;
        while (await calls.ReadAsync(organisation.Id, request, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].Id;
            var found = new List<CostCorrection>();
            foreach (var call in page)
            {
                if (Corrected(call) is not { } correction)
                {
                    continue;
                }
                examined++;
                var cost = Resolution.Corrected((UsageBasis)call.Basis, call.Held, correction.CostMicros);
                if (cost != call.Charged)
                {
                    found.Add(correction);
                    delta = checked(delta + cost - call.Charged);
                }
            }
            corrected += request.DryRun ? found.Count : await corrections.CorrectAsync(found);
        }
        return new(examined, corrected, delta, Currencies.Prices, request.DryRun);
    }

    /// <summary>Null when none of the call's attempts has a price of one's own for its time.</summary>
    private CostCorrection? Corrected(RatedCall call)
    {
        long cost = 0;
        string? version = null;
        foreach (var charge in call.Charges)
        {
            if (Own(charge, call.At) is { } own)
            {
                var usage = BilledTerms.Metered(charge.Terms, charge.Usage);
                cost = checked(cost + own.Price.Cost(usage));
                version = own.Version;
            }
            else
            {
                cost = checked(cost + charge.CostMicros);
            }
        }
        return version is null ? null : new(Guid.CreateVersion7(clock.GetUtcNow()), new(call.Id), cost, version);
    }

    private (ModelPrice Price, string Version)? Own(in Charge charge, DateTimeOffset at)
    {
        if (charge.Basis == UsageBasis.Released || PriceVersions.Parse(charge.Price) is not { } name)
        {
            return null;
        }
        return prices.MeantAt(name.Provider, name.Model, at)?.Price is { } price
            ? (price, PriceVersions.Label(name.Provider, name.Model, price))
            : null;
    }
}
