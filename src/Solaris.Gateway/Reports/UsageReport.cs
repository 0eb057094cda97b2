using Solaris.Pricing.Exchange;
using Solaris.Reports.Rollups;

namespace Solaris.Reports;

/// <summary>Puts a usage report together.</summary>
internal sealed class UsageReport(UsageStore store, GroupNames names, ExchangeRates rates)
{
    public async Task<UsageResponse> ReadAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var slices = new UsageSlices(plan, await store.CoverageAsync(plan, cancellationToken));
        var totals = new long[plan.Spans.Count];
        var series = plan.Group is null
            ? await TotalAsync(plan, slices, totals, cancellationToken)
            : await SeriesAsync(plan, slices, totals, cancellationToken);
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

    private async Task<List<UsageSeries>> TotalAsync(
        UsagePlan plan,
        UsageSlices slices,
        long[] totals,
        CancellationToken cancellationToken
    )
    {
        foreach (var sum in await store.TotalsAsync(plan, slices, cancellationToken))
        {
            totals[sum.Span] = sum.Value;
        }
        return [new(Group: null, Subgroup: null, totals.Sum(), totals)];
    }

    private async Task<List<UsageSeries>> SeriesAsync(
        UsagePlan plan,
        UsageSlices slices,
        long[] totals,
        CancellationToken cancellationToken
    )
    {
        var values = new OrderedDictionary<(object? Group, object? Subgroup), long[]>();
        foreach (var sum in await store.SeriesAsync(plan, slices, cancellationToken))
        {
            if (sum.All == 1)
            {
                totals[sum.Span] = sum.Value;
                continue;
            }
            if (!values.TryGetValue(sum.Key, out var line))
            {
                values.Add(sum.Key, line = new long[plan.Spans.Count]);
            }
            line[sum.Span] = sum.Value;
        }
        var groups = await names.FindAsync(plan.Group, values.Keys.Select(key => key.Group), cancellationToken);
        var subgroups = await names.FindAsync(
            plan.Subgroup,
            values.Keys.Select(key => key.Subgroup),
            cancellationToken
        );
        return [.. values.Select(line => Line(line.Key, line.Value, groups, subgroups))];
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
