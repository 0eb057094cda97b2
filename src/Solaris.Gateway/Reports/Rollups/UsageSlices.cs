namespace Solaris.Reports.Rollups;

/// <summary>
/// Splits the time of a report: whole days and hours that are summed up, and the rest, which is read call by call: recent hours, dirty
/// ones, and those that a bucket's border cuts, as midnight does in zones that are half an hour off.
/// </summary>
internal sealed class UsageSlices
{
    private readonly bool _days;
    private readonly List<UsageSlice> _whole = [];
    private readonly List<UsageSlice> _rolled = [];
    private readonly List<UsageSlice> _single = [];

    public UsageSlices(UsagePlan plan, UsageCoverage coverage)
    {
        _days = plan.DayTable is not null;
        for (var span = 0; span < plan.Spans.Count; span++)
        {
            var start = Math.Max(plan.Spans[span].Start, plan.From);
            var end = Math.Min(plan.Spans[span].End, plan.To);
            while (start < end)
            {
                start = Add(span, start, end, coverage);
            }
        }
    }

    /// <summary>Whole days.</summary>
    public IReadOnlyList<UsageSlice> Days => _whole;

    /// <summary>Whole hours.</summary>
    public IReadOnlyList<UsageSlice> Rolled => _rolled;

    /// <summary>To be read from the request log.</summary>
    public IReadOnlyList<UsageSlice> Single => _single;

    /// <summary>Neighbours of one bucket become one slice.</summary>
    private static void AddTo(List<UsageSlice> slices, int span, long start, long end)
    {
        if (slices is [.., var last] && last.Span == span && last.End == start)
        {
            slices[^1] = last with { End = end };
            return;
        }
        slices.Add(new(span, start, end));
    }

    /// <summary>Adds the slice that begins at <paramref name="start"/>; returns where the next one does.</summary>
    private long Add(int span, long start, long end, UsageCoverage coverage)
    {
        if (_days && coverage.Day(start) is { } day && day.End <= end)
        {
            AddTo(_whole, span, start, day.End);
            return day.End;
        }
        var hour = UsageHour.Of(start);
        if (hour >= coverage.Until)
        {
            AddTo(_single, span, start, end);
            return end;
        }
        var next = Math.Min(hour + UsageHour.Length, end);
        var whole = start == hour && next == hour + UsageHour.Length && coverage.Has(hour);
        AddTo(whole ? _rolled : _single, span, start, next);
        return next;
    }
}
