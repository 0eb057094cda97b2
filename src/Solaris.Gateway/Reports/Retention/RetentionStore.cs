using Dapper;
using Solaris.Storage;

namespace Solaris.Reports.Retention;

/// <summary>The months of the request log: PostgreSQL has a table for each, SQLite deletes rows.</summary>
internal sealed class RetentionStore(Database database)
{
    private const int MonthsAhead = 3;

    /// <summary>Few enough rows that the ledger, which waits meanwhile, does not notice.</summary>
    private const int RowsAtOnce = 500;

    /// <summary>Makes the tables of the coming months.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            await ScalarAsync("select make_request_months(@ahead)", new { ahead = MonthsAhead }, cancellationToken);
        }
    }

    /// <summary>
    /// Says that hours before <paramref name="before"/> (Unix milliseconds) are never summed up again. False while some of them
    /// are not summed up yet: their rows are still needed.
    /// </summary>
    public async Task<bool> SealAsync(long before, CancellationToken cancellationToken)
    {
        const string sql = """
            update usage_roll set kept_from = @before where rolled_until >= @before and not exists (
                select 1 from usage_dirty where rolled <> version and hour < @before and hour >= usage_roll.kept_from)
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new(sql, new { before }, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Drops what began before; returns how many months, or rows, that were.</summary>
    public async Task<long> DropAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            return await ScalarAsync("select drop_request_months(@before)", new { before }, cancellationToken);
        }
        const string sql =
            "delete from request where id in (select id from request where started_at < @before limit @rows)";
        var values = new { before = before.ToUnixTimeMilliseconds(), rows = RowsAtOnce };
        await using var connection = await database.OpenAsync(cancellationToken);
        long dropped = 0;
        int deleted;
        do
        {
            deleted = await connection.ExecuteAsync(new(sql, values, cancellationToken: cancellationToken));
            dropped += deleted;
        } while (deleted > 0);
        return dropped;
    }

    private async Task<long> ScalarAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new(sql, values, cancellationToken: cancellationToken));
    }
}
