using Dapper;
using Solaris.Storage;

namespace Solaris.Audit;

/// <summary>Reads the audit.</summary>
internal sealed class AuditLog(Database database)
{
    /// <summary>Events, newest first, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<NamedAuditEvent>> ListAsync(
        AuditQuery query,
        long before,
        int take,
        CancellationToken cancellationToken
    )
    {
        var values = new DynamicParameters();
        var conditions = new List<string> { "e.number < @before" };
        values.Add("before", before);
        values.Add("take", take);
        Add("e.actor_id = @actor", "actor", query.ActorId);
        Add("e.action = @action", "action", query.Action);
        Add("e.object_kind = @kind", "kind", query.ObjectKind);
        Add("e.object_id = @object", "object", query.ObjectId);
        Add("e.at >= @from", "from", query.From?.ToUnixTimeMilliseconds());
        Add("e.at < @to", "to", query.To?.ToUnixTimeMilliseconds());
        var sql = $"""
            select {AuditEvent.Columns}, u.name as ActorName from audit_event e left join app_user u on u.id = e.actor_id
            where {string.Join(" and ", conditions)} order by e.number desc limit @take
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<AuditEvent, string?, NamedAuditEvent>(
            new(sql, values, cancellationToken: cancellationToken),
            (row, name) => new(row, name),
            splitOn: "ActorName"
        );
        return [.. rows];

        void Add(string condition, string name, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                values.Add(name, value);
            }
        }
    }

    /// <summary>Every event in order, one at a time: the whole may not fit the memory.</summary>
    public async IAsyncEnumerable<AuditEvent> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"select {AuditEvent.Columns} from audit_event e order by e.number";
        await foreach (var row in connection.QueryUnbufferedAsync<AuditEvent>(sql).WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }
}
