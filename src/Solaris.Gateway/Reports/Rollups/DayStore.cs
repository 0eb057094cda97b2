using System.Data.Common;
using Dapper;
using Solaris.Storage;

namespace Solaris.Reports.Rollups;

/// <summary>Sums up days of the organisation's zone from the hours, under the same lock as they.</summary>
internal sealed class DayStore(Database database)
{
    /// <summary>How many days are summed up in one transaction, at most.</summary>
    private const int MostDays = 31;

    private const int PatienceSeconds = 120;

    /// <summary>Sums up the next days that are over; false when there are none or another replica is at it.</summary>
    public async Task<bool> RollAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var @lock = database.Kind == DatabaseKind.Postgres ? "for update skip locked" : "";
        var sql = $"""
            select rolled_until as "Until", days_until as "DaysUntil", days_zone as "DaysZone",
                (select zone from organisation order by created_at limit 1) as "Zone",
                (select min(hour) from usage_hour) as "First"
            from usage_roll {@lock}
            """;
        var state = await connection.QuerySingleOrDefaultAsync<State>(
            new(sql, transaction: transaction, cancellationToken: cancellationToken)
        );
        if (state?.Zone is not { } name || state.First is not { } first)
        {
            return false;
        }
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var isNew = state.DaysUntil == 0 || state.DaysZone != name;
        var start = isNew ? Period.Containing(LimitWindow.Day, first, zone).Start : state.DaysUntil;
        var end = start;
        for (var days = 0; days < MostDays && Next(end, zone) is var day && day.End <= state.Until; days++)
        {
            await SumUpAsync(connection, transaction, day, cancellationToken);
            end = day.End;
        }
        if (end == start && !isNew)
        {
            return false;
        }
        const string advance = "update usage_roll set days_until = @end, days_zone = @name";
        await connection.ExecuteAsync(
            new(advance, new { end, name }, transaction, cancellationToken: cancellationToken)
        );
        await transaction.CommitAsync(cancellationToken);
        return end > start;
    }

    /// <summary>Sums up the day of an hour once more, when it was summed up before.</summary>
    public static async Task RepairAsync(
        DbConnection connection,
        DbTransaction transaction,
        long hour,
        CancellationToken cancellationToken
    )
    {
        const string sql = """
            select days_until as "DaysUntil", days_zone as "DaysZone" from usage_roll where days_zone is not null
            """;
        var state = await connection.QuerySingleOrDefaultAsync<State>(
            new(sql, transaction: transaction, cancellationToken: cancellationToken)
        );
        if (state?.DaysZone is not { } name)
        {
            return;
        }
        var day = Next(hour, TimeZoneInfo.FindSystemTimeZoneById(name));
        if (day.End <= state.DaysUntil)
        {
            await SumUpAsync(connection, transaction, day, cancellationToken);
        }
    }

    private static Period Next(long at, TimeZoneInfo zone) => Period.Containing(LimitWindow.Day, at, zone);

    /// <summary>A day that cuts an hour, as in zones that are half an hour off, has no sums: it is read by hours.</summary>
    private static async Task SumUpAsync(
        DbConnection connection,
        DbTransaction transaction,
        Period day,
        CancellationToken cancellationToken
    )
    {
        if (!UsageHour.Borders(day))
        {
            return;
        }
        var values = new { from = day.Start, to = day.End };
        foreach (var step in DaySql.Steps)
        {
            await connection.ExecuteAsync(
                new(step, values, transaction, PatienceSeconds, cancellationToken: cancellationToken)
            );
        }
    }

    private sealed class State
    {
        public long Until { get; init; }
        public long DaysUntil { get; init; }
        public string? DaysZone { get; init; }
        public string? Zone { get; init; }
        public long? First { get; init; }
    }
}
