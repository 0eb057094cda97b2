using Dapper;
using Solaris.Storage;

namespace Solaris.Members;

/// <summary>What a person's calls usually cost, from their last ones: a look at few rows, however long the log.</summary>
internal sealed class CallHabits(Database database)
{
    private const int LastCalls = 200;

    public async Task<TypicalCallResponse?> FindAsync(UserId person, CancellationToken cancellationToken)
    {
        const string sql = """
            select n.value as Model, cast(avg(l.tokens) as bigint) as Tokens, cast(avg(l.cost) as bigint) as CostMicros,
                count(*) as Calls
            from (
                select r.model as model, r.cost_micros as cost, cast(r.input_uncached as bigint) + coalesce(r.input_cache_read, 0)
                    + coalesce(r.input_cache_write_5m, 0) + coalesce(r.input_cache_write_1h, 0) + r.output_total as tokens
                from request r where r.user_id = @person and r.status = 200 order by r.id desc limit @take
            ) l join name n on n.id = l.model
            group by n.value order by count(*) desc, n.value limit 1
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<TypicalCallResponse>(
            new(sql, new { person = person.Value, take = LastCalls }, cancellationToken: cancellationToken)
        );
    }
}
