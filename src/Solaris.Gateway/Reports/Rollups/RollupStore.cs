using System.Data.Common;
using Dapper;
using Solaris.Storage;

namespace Solaris.Reports.Rollups;

/// <summary>
/// Sums up hours, at most a day's in one transaction. The row of <c>usage_roll</c> is locked meanwhile: whichever
/// replica has it does the work, and the others find nothing to do.
/// </summary>
internal sealed class RollupStore(Database database)
{
    /// <summary>How many hours are summed up at once when there are many: the log of a year then takes minutes.</summary>
    private const long MostHours = 24;

    /// <summary>A day of a large installation has some million rows.</summary>
    private const int PatienceSeconds = 120;

    /// <summary>Makes the row that says how far the sums go, from the first call on. Nothing happens before there is one.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        const string sql = """
            insert into usage_roll (id, rolled_until)
            select 1, started_at - started_at % @length from (select min(started_at) as started_at from request
                where not exists (select 1 from usage_roll)) first
            where started_at is not null on conflict do nothing
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            new(sql, new { length = UsageHour.Length }, cancellationToken: cancellationToken)
        );
    }

    /// <summary>
    /// Sums up the next hours that are over, or one that is dirty; returns how many, 0 when there are none or another replica is
    /// at it.
    /// </summary>
    public async Task<long> RollAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var @lock = database.Kind == DatabaseKind.Postgres ? "for update skip locked" : "";
        var sql = $"select rolled_until as \"Until\", {database.Now} as \"Now\" from usage_roll {@lock}";
        var state = await connection.QuerySingleOrDefaultAsync<State>(
            new(sql, transaction: transaction, cancellationToken: cancellationToken)
        );
        if (state is null)
        {
            return 0;
        }
        var hours = Math.Min(MostHours, (state.Now - UsageHour.ClosedAfter - state.Until) / UsageHour.Length);
        if (hours > 0)
        {
            var next = state.Until + (hours * UsageHour.Length);
            await SumUpAsync(connection, transaction, new(state.Until, next), cancellationToken);
            const string advance = "update usage_roll set rolled_until = @next";
            var values = new { next };
            await connection.ExecuteAsync(new(advance, values, transaction, cancellationToken: cancellationToken));
        }
        else
        {
            hours = await RepairAsync(connection, transaction, state.Until, cancellationToken) ? 1 : 0;
        }
        await transaction.CommitAsync(cancellationToken);
        return hours;
    }

    /// <summary>The version is read before the rows: a row that comes in between leaves the hour dirty.</summary>
    private static async Task<bool> RepairAsync(
        DbConnection connection,
        DbTransaction transaction,
        long until,
        CancellationToken cancellationToken
    )
    {
        const string find = """
            select hour as "Hour", version as "Version" from usage_dirty where rolled <> version and hour < @until
                and hour >= (select kept_from from usage_roll)
            order by hour limit 1
            """;
        var dirty = await connection.QuerySingleOrDefaultAsync<DirtyHour>(
            new(find, new { until }, transaction, cancellationToken: cancellationToken)
        );
        if (dirty is null)
        {
            return false;
        }
        var hour = new Period(dirty.Hour, dirty.Hour + UsageHour.Length);
        await SumUpAsync(connection, transaction, hour, cancellationToken);
        await DayStore.RepairAsync(connection, transaction, dirty.Hour, cancellationToken);
        const string done = "update usage_dirty set rolled = @Version where hour = @Hour";
        await connection.ExecuteAsync(new(done, dirty, transaction, cancellationToken: cancellationToken));
        return true;
    }

    private static async Task SumUpAsync(
        DbConnection connection,
        DbTransaction transaction,
        Period hours,
        CancellationToken cancellationToken
    )
    {
        var values = new
        {
            from = hours.Start,
            to = hours.End,
            length = UsageHour.Length,
        };
        string[] steps = [RollupSql.ForgetPersons, RollupSql.Forget, RollupSql.SumPersons, RollupSql.SumUp];
        foreach (var step in steps)
        {
            await connection.ExecuteAsync(
                new(step, values, transaction, PatienceSeconds, cancellationToken: cancellationToken)
            );
        }
    }

    private sealed class State
    {
        public long Until { get; init; }
        public long Now { get; init; }
    }

    private sealed class DirtyHour
    {
        public long Hour { get; init; }
        public long Version { get; init; }
    }
}
