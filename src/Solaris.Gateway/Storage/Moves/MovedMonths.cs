using Dapper;
using Npgsql;

namespace Solaris.Storage.Moves;

/// <summary>
/// Makes a table for each month that the source's request log has, in place of the one table that stands for everything
/// before the target was made: else retention could drop the moved months only all together.
/// </summary>
internal static class MovedMonths
{
    /// <summary>Older rows, which only a wrong clock can have written, go to the default table.</summary>
    private const int Most = 60;

    private const string Make = """
        select format('create table %I partition of request for values from (%L) to (%L)',
            'request_' || to_char(month, 'YYYY_MM'), month_id(month at time zone 'UTC'),
            month_id((month + interval '1 month') at time zone 'UTC'))
        from generate_series(
            greatest(date_trunc('month', to_timestamp(@first / 1000.0) at time zone 'UTC'),
                date_trunc('month', now() at time zone 'UTC') - make_interval(months => @most)),
            date_trunc('month', now() at time zone 'UTC'), interval '1 month') month
        where to_regclass('request_' || to_char(month, 'YYYY_MM')) is null
        """;

    /// <param name="oldest">The first id in the source's log; null when the log is empty.</param>
    public static async Task PrepareAsync(NpgsqlConnection target, byte[]? oldest)
    {
        var first = oldest is null ? long.MaxValue : TimeOf(oldest);
        if (first > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return;
        }
        await target.ExecuteAsync("drop table if exists request_before");
        foreach (var sql in await target.QueryAsync<string>(Make, new { first, most = Most }))
        {
            await target.ExecuteAsync(sql);
        }
    }

    /// <summary>Ids of version 7 begin with 48 bits of Unix milliseconds.</summary>
    private static long TimeOf(ReadOnlySpan<byte> id)
    {
        long time = 0;
        for (var i = 0; i < 6; i++)
        {
            time = (time << 8) | id[i];
        }
        return time;
    }
}
