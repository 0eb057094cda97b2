using Dapper;
using Solaris.Ledger;
using Solaris.Storage;

namespace Solaris.Calls.Repeats;

/// <summary>
/// Calls under a client's key, in the database that all replicas share. Whoever inserts the row makes the call; the others find it.
/// </summary>
internal sealed class RepeatStore(Database database, LedgerInstance instance)
{
    /// <summary>Clients retry within seconds; a job that runs again within the hour is served too.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Milliseconds after the end of its lease in which a process may wake up and go on with a call it has claimed.</summary>
    private const long Grace = 60_000;

    private const string Delete =
        "delete from repeatable_call where owner = @Owner and digest = @Digest and request_id = @RequestId";

    private const string End = """
        update repeatable_call set state = 1, content_type = @ContentType, deployment = @Deployment, answer = @Answer
        where owner = @Owner and digest = @Digest and request_id = @RequestId
        """;

    private readonly string _insert = $"""
        insert into repeatable_call (owner, digest, body, request_id, instance_id, state, expires_at)
        values (@Owner, @Digest, @Body, @RequestId, @Instance, 0, {database.Now} + @Life)
        on conflict (owner, digest) do nothing
        """;

    private readonly string _find = $"""
        select c.body as "Body", c.request_id as "RequestId", c.state as "State", c.content_type as "ContentType",
            c.deployment as "Deployment", c.answer as "Answer",
            case when c.expires_at > {database.Now} then 1 else 0 end as "Valid",
            case when exists (select 1 from instance i where i.id = c.instance_id and i.lease_until > {database.Now} - {Grace})
                then 1 else 0 end as "Alive",
            case when exists (select 1 from reservation r where r.id = c.request_id) then 1 else 0 end as "Held"
        from repeatable_call c where c.owner = @Owner and c.digest = @Digest
        """;

    private readonly string _purge = $"delete from repeatable_call where expires_at <= {database.Now}";

    /// <summary>Null when this call is the first; else the one that was.</summary>
    public async Task<RepeatRow?> ClaimAsync(RepeatKey key, RequestId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        while (true)
        {
            var values = new
            {
                key.Owner,
                key.Digest,
                key.Body,
                RequestId = id.Value,
                Instance = instance.Id,
                Life = (long)Life.TotalMilliseconds,
            };
            if (await connection.ExecuteAsync(new(_insert, values, cancellationToken: cancellationToken)) == 1)
            {
                return null;
            }
            var row = await connection.QuerySingleOrDefaultAsync<RepeatRow>(
                new(_find, new { key.Owner, key.Digest }, cancellationToken: cancellationToken)
            );
            if (row is not null && !IsOver(row))
            {
                return row;
            }
            if (row is not null)
            {
                var old = new
                {
                    key.Owner,
                    key.Digest,
                    row.RequestId,
                };
                await connection.ExecuteAsync(new(Delete, old, cancellationToken: cancellationToken));
            }
        }
    }

    /// <summary>It was charged: it is not made again. Not cancelled: it must be known.</summary>
    public Task EndAsync(RepeatKey key, RequestId id, KeptAnswer? answer) =>
        ExecuteAsync(
            End,
            new
            {
                key.Owner,
                key.Digest,
                RequestId = id.Value,
                answer?.ContentType,
                answer?.Deployment,
                Answer = answer is null ? null : key.Seal(answer.Body),
            },
            CancellationToken.None
        );

    /// <summary>It cost nothing: it may be made again.</summary>
    public Task ForgetAsync(RepeatKey key, RequestId id) =>
        ExecuteAsync(
            Delete,
            new
            {
                key.Owner,
                key.Digest,
                RequestId = id.Value,
            },
            CancellationToken.None
        );

    public Task PurgeAsync(CancellationToken cancellationToken) => ExecuteAsync(_purge, new { }, cancellationToken);

    /// <summary>Its time has run out; or its process died before anything was held, so that no provider was asked.</summary>
    private static bool IsOver(RepeatRow row) => row.Valid == 0 || row is { State: 0, Alive: 0, Held: 0 };

    private async Task ExecuteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new(sql, values, cancellationToken: cancellationToken));
    }
}
