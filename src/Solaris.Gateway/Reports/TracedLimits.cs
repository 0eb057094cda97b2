using System.Collections.Immutable;
using Dapper;
using Solaris.Ledger;
using Solaris.Storage;

namespace Solaris.Reports;

/// <summary>Finds the limits a trace speaks of, also those that were removed since.</summary>
internal sealed class TracedLimits(Database database)
{
    private const string Sql = """
        select l.id as "Id", l.scope as "Scope", l.scope_id as "ScopeId", l.unit as "Unit", l.time_window as "Window",
            l.model as "Model", l.amount as "Amount", l.block_at as "BlockAt", l.alert_at as "AlertAt",
            coalesce((select zone from organisation order by created_at limit 1), 'America/Sao_Paulo') as "Zone",
            coalesce((select currency from organisation order by created_at limit 1), 'USD') as "Currency"
        from quota_limit l where l.id
        """;

    public async Task<IReadOnlyList<LimitStanding>> StandingsAsync(
        ImmutableArray<TraceLine> lines,
        CancellationToken cancellationToken
    )
    {
        if (lines.IsEmpty)
        {
            return [];
        }
        var values = new DynamicParameters();
        for (var index = 0; index < lines.Length; index++)
        {
            values.Add(Name(index), lines[index].Limit.Value);
        }
        var sql =
            $"{Sql} in ({string.Join(", ", Enumerable.Range(0, lines.Length).Select(index => "@" + Name(index)))})";
        await using var connection = await database.OpenAsync(cancellationToken);
        var records = await connection.QueryAsync<LimitRecord>(new(sql, values, cancellationToken: cancellationToken));
        var limits = records.Select(record => record.ToLimit()).ToDictionary(limit => limit.Id);
        return [.. lines.Where(line => limits.ContainsKey(line.Limit)).Select(line => Stand(line, limits[line.Limit]))];
    }

    private static string Name(int index) => FormattableString.Invariant($"id{index}");

    private static LimitStanding Stand(TraceLine line, Limit limit) =>
        new(
            limit,
            Period.Containing(limit.Window, line.PeriodStart, limit.Zone),
            line.Granted,
            line.Used,
            line.Held,
            line.Asked,
            line.Fits
        );
}
