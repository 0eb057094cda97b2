using Solaris.Http;
using Solaris.Ledger;
using Solaris.Quotas;
using Solaris.Reports;

namespace Solaris.Overview;

/// <summary>Finds the limit that will bind first, and reads how its period has gone.</summary>
internal sealed class OverviewBudgets(LimitBook limits, UsageReport usage, TimeProvider clock)
{
    /// <param name="plan">Whose calls count, and in which zone.</param>
    public async Task<OverviewBudget?> ReadAsync(UsagePlan plan, Reach reach, CancellationToken cancellationToken)
    {
        var (scope, id) = reach.Everyone
            ? (LimitScope.Organisation, plan.Organisation.Value)
            : (LimitScope.Team, reach.Team);
        var standings = await limits.StandingsAsync(scope, id, cancellationToken);
        var tightest = standings
            .Where(standing => standing.Limit is { Amount: > 0, Model: null, Window: not LimitWindow.Total })
            .OrderByDescending(standing => (decimal)standing.Used / standing.Limit.Amount)
            .FirstOrDefault();
        return tightest.Limit is null
            ? null
            : new(LimitResponse.Of(tightest), await DaysAsync(plan, tightest, cancellationToken));
    }

    private Task<UsageResponse> DaysAsync(UsagePlan plan, LimitStanding standing, CancellationToken cancellationToken)
    {
        var (from, to) = (standing.Period.Start, clock.GetUtcNow().ToUnixTimeMilliseconds() + 1);
        var days = plan with
        {
            From = from,
            To = to,
            Rollup = "day",
            Spans = Spans.Cut("day", from, to, plan.Zone, UsagePlanning.MostSpans) ?? [new(from, to)],
            Metric = standing.Limit.Unit == LimitUnit.Money ? UsageMetric.Cost : UsageMetric.Tokens,
            Group = null,
        };
        return usage.ReadAsync(days, cancellationToken);
    }
}
