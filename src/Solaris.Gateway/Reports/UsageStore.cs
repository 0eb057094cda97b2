using System.Text;
using Dapper;
using Solaris.Reports.Rollups;
using Solaris.Storage;

namespace Solaris.Reports;

/// <summary>
/// Sums up usage, from the days and hours that are summed up already and from the request log for the rest. Every text here is ours;
/// what comes from a query is a parameter.
/// </summary>
internal sealed class UsageStore(Database database)
{
    /// <summary>Which hours can be read from their sums, for one report.</summary>
    public async Task<UsageCoverage> CoverageAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        const string dirty = """
            select hour from usage_dirty where rolled <> version and hour > @from - @length and hour < @to
                and hour >= (select coalesce(max(kept_from), 0) from usage_roll)
            """;
        const string until = """
            select rolled_until as "Until", days_until as "DaysUntil", days_zone as "DaysZone" from usage_roll
            """;
        var values = new
        {
            from = plan.From,
            to = plan.To,
            length = UsageHour.Length,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        // In this order: an hour that closes meanwhile is read call by call, which is also right.
        var rolled = await connection.QuerySingleOrDefaultAsync<Rolled>(
            new(until, cancellationToken: cancellationToken)
        );
        var hours = await connection.QueryAsync<long>(new(dirty, values, cancellationToken: cancellationToken));
        return new(rolled?.Until ?? long.MinValue, hours.ToHashSet())
        {
            DaysUntil = rolled?.DaysUntil ?? 0,
            DaysZone = rolled?.DaysZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null,
        };
    }

    /// <summary>The sum of everything in each bucket; buckets without rows are missing.</summary>
    public async Task<IReadOnlyList<SpanSum>> TotalsAsync(
        UsagePlan plan,
        UsageSlices slices,
        CancellationToken cancellationToken
    )
    {
        var sql = $"""
            with {Used(plan with { Group = null, Subgroup = null }, slices)}
            select n as Span, cast(sum(value) as bigint) as Value from used group by n
            """;
        return await ReadAsync<SpanSum>(plan, slices, sql, cancellationToken);
    }

    /// <summary>The buckets of the largest groups, the largest group first, and after them the sum of everything in each bucket.</summary>
    public async Task<IReadOnlyList<GroupSum>> SeriesAsync(
        UsagePlan plan,
        UsageSlices slices,
        CancellationToken cancellationToken
    )
    {
        var sql = $"""
            with {Used(plan, slices)}, largest as (
                select thing, part, sum(value) as total from used group by thing, part order by 3 desc, 1, 2 limit @limit)
            select used.n as Span, used.thing as "Group", used.part as "Subgroup", cast(used.value as bigint) as Value,
                0 as "All", largest.total as rank
            from used join largest on {Same(plan.Group, "thing")} and {Same(plan.Subgroup, "part")}
            union all select n, null, null, cast(sum(value) as bigint), 1, null from used group by n
            order by 5, 6 desc, 2, 3
            """;
        return await ReadAsync<GroupSum>(plan, slices, sql, cancellationToken);
    }

    /// <summary>The sum of each bucket and group, wherever it stands.</summary>
    private static string Used(UsagePlan plan, UsageSlices slices)
    {
        List<string> slicesSql = [],
            parts = [];
        if (slices.Days.Count > 0)
        {
            slicesSql.Add($"days (n, starts, ends) as (values {Rows(slices.Days, "d")})");
            parts.Add(Part(plan, "days", plan.DayTable!, "r.day", UsageMetric.OfHours(plan.Metric)));
        }
        if (slices.Rolled.Count > 0)
        {
            slicesSql.Add($"rolled (n, starts, ends) as (values {Rows(slices.Rolled, "h")})");
            var table = plan.TellsPersons ? "usage_person_hour" : "usage_hour";
            parts.Add(Part(plan, "rolled", table, "r.hour", UsageMetric.OfHours(plan.Metric)));
        }
        if (slices.Single.Count > 0)
        {
            slicesSql.Add($"single (n, starts, ends) as (values {Rows(slices.Single, "c")})");
            parts.Add(Part(plan, "single", "request", "r.started_at", UsageMetric.Sql(plan.Metric)));
        }
        return $"""
            {string.Join(", ", slicesSql)}, used as (
                select n, thing, part, sum(value) as value from ({string.Join(" union all ", parts)}) parts
                group by n, thing, part)
            """;
    }

    private static string Part(UsagePlan plan, string slices, string table, string at, string value) =>
        $"""
            select s.n, {Column(plan.Group)} as thing, {Column(
                plan.Subgroup
            )} as part, cast(sum({value}) as bigint) as value
            from {slices} s join {table} r on {at} >= s.starts and {at} < s.ends
            where r.organisation_id = @organisation
                {(plan.User is null ? "" : "and r.user_id = @user")} {(
                plan.Team is null ? "" : "and r.team_id = @team"
            )}
                {(plan.Key is null ? "" : "and r.key_id = @key")}
            group by s.n, {Column(plan.Group)}, {Column(plan.Subgroup)}
            """;

    /// <summary>As <c>is not distinct from</c>, in words that let PostgreSQL look the groups up instead of comparing each with each.</summary>
    private static string Same(UsageGroup? group, string column) =>
        group is null ? "1 = 1"
        : group.HasIds ? $"coalesce(largest.{column}, @none) = coalesce(used.{column}, @none)"
        : $"largest.{column} = used.{column}";

    private static string Column(UsageGroup? group) => group?.Column ?? "cast(null as bigint)";

    private static string Rows(IReadOnlyList<UsageSlice> slices, string name)
    {
        var rows = new StringBuilder();
        for (var n = 0; n < slices.Count; n++)
        {
            rows.Append(n == 0 ? "" : ", ");
            rows.Append(FormattableString.Invariant($"({slices[n].Span}, @{name}s{n}, @{name}e{n})"));
        }
        return rows.ToString();
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        UsagePlan plan,
        UsageSlices slices,
        string sql,
        CancellationToken cancellationToken
    )
    {
        var values = new DynamicParameters();
        values.Add("organisation", plan.Organisation.Value);
        values.Add("limit", plan.Limit);
        values.Add("none", Guid.Empty);
        values.Add("user", plan.User);
        values.Add("team", plan.Team);
        values.Add("key", plan.Key);
        Add(values, slices.Days, "d");
        Add(values, slices.Rolled, "h");
        Add(values, slices.Single, "c");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (database.Kind == DatabaseKind.Postgres)
        {
            // It takes each slice for a ninth of the table, and would read all of a large log.
            const string indexes = "set local enable_seqscan = off";
            await connection.ExecuteAsync(new(indexes, transaction: transaction, cancellationToken: cancellationToken));
        }
        return [.. await connection.QueryAsync<T>(new(sql, values, transaction, cancellationToken: cancellationToken))];
    }

    private sealed class Rolled
    {
        public long Until { get; init; }
        public long DaysUntil { get; init; }
        public string? DaysZone { get; init; }
    }

    private static void Add(DynamicParameters values, IReadOnlyList<UsageSlice> slices, string name)
    {
        for (var n = 0; n < slices.Count; n++)
        {
            values.Add(FormattableString.Invariant($"{name}s{n}"), slices[n].Start);
            values.Add(FormattableString.Invariant($"{name}e{n}"), slices[n].End);
        }
    }
}
