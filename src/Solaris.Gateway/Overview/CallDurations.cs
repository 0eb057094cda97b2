using Dapper;
using Solaris.Reports;
using Solaris.Storage;

namespace Solaris.Overview;

/// <summary>How long calls take, by few rows of the log: enough for a percentile, and quick however long the log is.</summary>
internal sealed class CallDurations(Database database)
{
    private const int Looked = 1_000;

    /// <summary>The durations of the last answered calls of a time, in milliseconds, ascending.</summary>
    public async Task<IReadOnlyList<long>> LastAsync(UsagePlan plan, CancellationToken cancellationToken)
    {
        var sql = $"""
            select cast(d.duration_ms as bigint) from (
                select r.duration_ms, r.status from request r
                where r.organisation_id = @organisation and r.started_at >= @from and r.started_at < @to
                    and r.id >= @floor and r.id < @ceiling
                    {(plan.Team is null ? "" : "and r.team_id = @team")}
                order by r.id desc limit @Looked) d
            where d.status < 400 order by 1
            """;
        var values = new
        {
            organisation = plan.Organisation.Value,
            from = plan.From,
            to = plan.To,
            floor = RequestId.Floor(plan.From),
            ceiling = RequestId.Ceiling(plan.To),
            team = plan.Team ?? Guid.Empty,
            Looked,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<long>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>The smallest duration that 95 in 100 calls did not exceed; null without calls.</summary>
    public static long? P95(IReadOnlyList<long> ascending) =>
        ascending.Count == 0 ? null : ascending[((ascending.Count * 95) + 99) / 100 - 1];
}
