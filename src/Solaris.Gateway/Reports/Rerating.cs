using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Ledger.Batches;

namespace Solaris.Reports;

/// <summary>
/// Computes the cost of past calls again, at the administrators' own prices and at the exchange rate that are meant for their
/// time, and has the ledger move the differences. The entries of the books stay; running it twice changes nothing more.
/// </summary>
internal sealed class Rerating(
    RatedCalls calls,
    MeantPrices prices,
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
                if (await CorrectedAsync(call, cancellationToken) is not { } correction)
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
        return new(examined, corrected, delta, prices.Currency, request.DryRun);
    }

    /// <summary>Null when none of the call's attempts has another price or rate meant for its time.</summary>
    private async Task<CostCorrection?> CorrectedAsync(RatedCall call, CancellationToken cancellationToken)
    {
        long cost = 0;
        string? version = null;
        foreach (var charge in call.Charges)
        {
            if (await prices.FindAsync(charge, call.At, cancellationToken) is { } meant)
            {
                cost = checked(cost + meant.Cost(charge));
                version = meant.Version;
            }
            else
            {
                cost = checked(cost + charge.CostMicros);
            }
        }
        return version is null ? null : new(Guid.CreateVersion7(clock.GetUtcNow()), new(call.Id), cost, version);
    }
}
