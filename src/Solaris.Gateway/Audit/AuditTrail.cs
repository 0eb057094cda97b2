using System.Text.Json;
using Dapper;
using Solaris.Storage;

namespace Solaris.Audit;

/// <summary>Appends to the audit, in the transaction of what it tells of: either both are written or neither.</summary>
internal sealed class AuditTrail(Database database, TimeProvider clock)
{
    /// <summary>The advisory lock that gives replicas their places in the chain one after the other; any fixed number does.</summary>
    private const long LockKey = 0x4155444954; // "AUDIT"

    private const long Day = 86_400_000;

    private const string Insert = """
        insert into audit_event (number, day, at, actor_kind, actor_id, action, object_kind, object_id, changes, reason,
            address, request_id, previous, hash)
        values (@Number, @Day, @At, @ActorKind, @ActorId, @Action, @ObjectKind, @ObjectId, @Changes, @Reason, @Address,
            @RequestId, @Previous, @Hash)
        """;

    /// <summary>Appends one row. SQLite has one writer; on PostgreSQL the lock is held from here to the commit.</summary>
    public async Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        await using var write = await database.WriteAsync(cancellationToken);
        if (database.Kind == DatabaseKind.Postgres)
        {
            await write.Connection.ExecuteAsync(
                new("select pg_advisory_xact_lock(@LockKey)", new { LockKey }, write.Transaction)
            );
        }
        const string sql = $"select {AuditEvent.Columns} from audit_event e order by e.number desc limit 1";
        var last = await write.Connection.QueryFirstOrDefaultAsync<AuditEvent>(
            new(sql, transaction: write.Transaction, cancellationToken: cancellationToken)
        );
        var row = Next(last, entry);
        await write.Connection.ExecuteAsync(
            new(Insert, row with { Hash = row.ComputeHash() }, write.Transaction, cancellationToken: cancellationToken)
        );
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Time in the chain does not run backwards, whatever a replica's clock says.</summary>
    private AuditEvent Next(AuditEvent? last, AuditEntry entry)
    {
        var at = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), last?.At ?? 0);
        return new()
        {
            Number = (last?.Number ?? 0) + 1,
            Day = at / Day,
            At = at,
            ActorKind = entry.Actor.Kind,
            ActorId = entry.Actor.Id,
            Action = entry.Action,
            ObjectKind = entry.ObjectKind,
            ObjectId = entry.ObjectId,
            Changes = JsonSerializer.Serialize(entry.Changes, AuditJson.Default.IReadOnlyListAuditChange),
            Reason = entry.Reason,
            Address = entry.Address,
            RequestId = entry.RequestId,
            Previous = last?.Hash ?? new byte[32],
        };
    }
}
