using Solaris.Reports;

namespace Solaris.Overview;

/// <summary>Puts the sums of the first page together.</summary>
internal sealed class OverviewReport(UsageReport usage, CallDurations durations)
{
    /// <summary>How many teams, people and models are named; the rest is summed up.</summary>
    public const int Listed = 5;

    private const int MostStatuses = 20;

    private static readonly string[] Metrics = [UsageMetric.Cost, UsageMetric.Tokens, UsageMetric.Requests];

    public async Task<IReadOnlyList<OverviewFigure>> FiguresAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var figures = new List<OverviewFigure>();
        foreach (var metric in Metrics)
        {
            var totals = (await usage.ReadAsync(Both(plan) with { Metric = metric }, cancellationToken)).Totals;
            figures.Add(new(metric, totals[1], totals[0]));
        }
        return figures;
    }

    public async Task<OverviewLatency> LatencyAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var now = await durations.LastAsync(plan, cancellationToken);
        var before = await durations.LastAsync(Before(plan), cancellationToken);
        return new(CallDurations.P95(now), CallDurations.P95(before), now.Count);
    }

    public Task<UsageResponse> CostsAsync(UsagePlan plan, CancellationToken cancellationToken) =>
        usage.ReadAsync(plan, cancellationToken);

    /// <summary>What each team or person cost.</summary>
    public Task<UsageResponse> ByAsync(UsagePlan plan, string group, CancellationToken cancellationToken) =>
        usage.ReadAsync(Whole(plan) with { Group = Find(group) }, cancellationToken);

    public Task<UsageResponse> OutcomesAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var outcomes = Whole(plan) with { Metric = UsageMetric.Requests, Group = Find("status"), Limit = MostStatuses };
        return usage.ReadAsync(outcomes, cancellationToken);
    }

    /// <summary>The time as one bucket: nothing is drawn of it.</summary>
    private static UsagePlan Whole(UsagePlan plan) => plan with { Spans = [new(plan.From, plan.To)] };

    private static UsagePlan Before(UsagePlan plan) =>
        plan with
        {
            From = plan.From - (plan.To - plan.From),
            To = plan.From,
            Spans = [new(plan.From - (plan.To - plan.From), plan.From)],
        };

    /// <summary>The time and the one before it, in this order: before, now.</summary>
    private static UsagePlan Both(UsagePlan plan)
    {
        var before = Before(plan);
        return plan with { From = before.From, Spans = [.. before.Spans, new(plan.From, plan.To)], Group = null };
    }

    private static UsageGroup? Find(string name) => UsageGroup.TryFind(name, out var group) ? group : null;
}
