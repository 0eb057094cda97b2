using Solaris.Pricing.Exchange;

namespace Solaris.Reports;

/// <summary>Puts a usage report together.</summary>
internal sealed class UsageReport(UsageStore store, GroupNames names, ExchangeRates rates)
{
    public async Task<UsageResponse> ReadAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var totals = new long[plan.Spans.Count];
        foreach (var sum in await store.TotalsAsync(plan, cancellationToken))
        {
            totals[sum.Span] = sum.Value;
        }
        var series = plan.Group is null
            ? [new(Group: null, Subgroup: null, totals.Sum(), totals)]
            : await SeriesAsync(plan, cancellationToken);
        return new(
            plan.Metric,
            rates.Currency,
            plan.Rollup,
            plan.Zone.Id,
            DateTimeOffset.FromUnixTimeMilliseconds(plan.From),
            DateTimeOffset.FromUnixTimeMilliseconds(plan.To),
            [.. plan.Spans.Select(span => DateTimeOffset.FromUnixTimeMilliseconds(span.Start))],
            series,
            Other(series, totals),
            totals.Sum(),
            totals
        );
    }

    private async Task<List<UsageSeries>> SeriesAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var largest = await store.LargestAsync(plan, cancellationToken);
        var values = largest.ToDictionary(sum => sum.Key, _ => new long[plan.Spans.Count]);
        foreach (var sum in await store.SeriesAsync(plan, cancellationToken))
        {
            // A call that was logged between the two queries may bring a group that was not among the largest.
            if (values.TryGetValue(sum.Key, out var line))
            {
                line[sum.Span] = sum.Value;
            }
        }
        var groups = await names.FindAsync(plan.Group, values.Keys.Select(key => key.Group), cancellationToken);
        var subgroups = await names.FindAsync(
            plan.Subgroup,
            values.Keys.Select(key => key.Subgroup),
            cancellationToken
        );
        return [.. largest.Select(sum => Line(sum.Key, values[sum.Key], groups, subgroups))];
    }

    private static UsageSeries Line(
        (object? Group, object? Subgroup) key,
        long[] values,
        Dictionary<object, UsageLabel> groups,
        Dictionary<object, UsageLabel> subgroups
    ) => new(Label(groups, key.Group), Label(subgroups, key.Subgroup), values.Sum(), values);

    private static UsageLabel? Label(Dictionary<object, UsageLabel> labels, object? id) =>
        id is null ? null : labels.GetValueOrDefault(id);

    private static UsageSeries? Other(List<UsageSeries> series, long[] totals)
    {
        var rest = new long[totals.Length];
        for (var span = 0; span < totals.Length; span++)
        {
            rest[span] = totals[span] - series.Sum(line => line.Values[span]);
        }
        return Array.TrueForAll(rest, value => value == 0) ? null : new(Group: null, Subgroup: null, rest.Sum(), rest);
    }
}
