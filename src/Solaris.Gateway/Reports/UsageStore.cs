using System.Text;
using Dapper;
using Solaris.Storage;

namespace Solaris.Reports;

/// <summary>Sums up the request log. Every text here is ours; what comes from a query is a parameter.</summary>
internal sealed class UsageStore(Database database)
{
    private const string Whole = "r.organisation_id = @organisation and r.started_at >= @from and r.started_at < @to";

    /// <summary>The sum of everything in each bucket; buckets without rows are missing.</summary>
    public async Task<IReadOnlyList<SpanSum>> TotalsAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var sql = $"""
            with span (n, starts, ends) as (values {SpanRows(plan)})
            select span.n as Span, cast(sum({UsageMetric.Sql(plan.Metric)}) as bigint) as Value
            from span join request r on r.started_at >= span.starts and r.started_at < span.ends
            where {InRange(plan)} group by span.n
            """;
        return await ReadAsync<SpanSum>(plan, sql, cancellationToken);
    }

    /// <summary>The largest groups, largest first.</summary>
    public async Task<IReadOnlyList<GroupSum>> LargestAsync(UsagePlan plan, CancellationToken cancellationToken) =>
        await ReadAsync<GroupSum>(plan, Largest(plan), cancellationToken);

    /// <summary>The buckets of the largest groups.</summary>
    public async Task<IReadOnlyList<GroupSum>> SeriesAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var sql = $"""
            with span (n, starts, ends) as (values {SpanRows(plan)}), largest as ({Largest(plan)})
            select span.n as Span, largest."Group" as "Group", largest."Subgroup" as "Subgroup",
                cast(sum({UsageMetric.Sql(plan.Metric)}) as bigint) as Value
            from span join request r on r.started_at >= span.starts and r.started_at < span.ends
            join largest on largest."Group" is not distinct from {Column(plan.Group)}
                and largest."Subgroup" is not distinct from {Column(plan.Subgroup)}
            where {InRange(plan)} group by span.n, largest."Group", largest."Subgroup"
            """;
        return await ReadAsync<GroupSum>(plan, sql, cancellationToken);
    }

    private static string Largest(UsagePlan plan) =>
        $"""
            select {Column(plan.Group)} as "Group", {Column(plan.Subgroup)} as "Subgroup",
                cast(sum({UsageMetric.Sql(plan.Metric)}) as bigint) as Value
            from request r where {InRange(plan)} group by 1, 2 order by 3 desc, 1, 2 limit @limit
            """;

    private static string InRange(UsagePlan plan) =>
        Whole
        + (plan.User is null ? "" : " and r.user_id = @user")
        + (plan.Team is null ? "" : " and r.team_id = @team")
        + (plan.Key is null ? "" : " and r.key_id = @key");

    private static string Column(UsageGroup? group) => group?.Column ?? "cast(null as bigint)";

    private static string SpanRows(UsagePlan plan)
    {
        var rows = new StringBuilder();
        for (var n = 0; n < plan.Spans.Count; n++)
        {
            rows.Append(n == 0 ? "" : ", ").Append(CultureFree($"({n}, @s{n}, @e{n})"));
        }
        return rows.ToString();
    }

    private static string CultureFree(FormattableString text) => FormattableString.Invariant(text);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(UsagePlan plan, string sql, CancellationToken cancellationToken)
    {
        var values = new DynamicParameters();
        values.Add("organisation", plan.Organisation.Value);
        values.Add("from", plan.From);
        values.Add("to", plan.To);
        values.Add("limit", plan.Limit);
        values.Add("user", plan.User);
        values.Add("team", plan.Team);
        values.Add("key", plan.Key);
        for (var n = 0; n < plan.Spans.Count; n++)
        {
            values.Add(CultureFree($"s{n}"), plan.Spans[n].Start);
            values.Add(CultureFree($"e{n}"), plan.Spans[n].End);
        }
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<T>(new(sql, values, cancellationToken: cancellationToken))];
    }
}
