using System.Text.Json;

namespace Solaris.Audit;

/// <summary>An event.</summary>
/// <param name="Number">Its place in the chain.</param>
/// <param name="ActorKind"><c>user</c>, <c>automation</c> with the master key, <c>command-line</c> or <c>nobody</c>.</param>
/// <param name="ActorName">As the person is called now; null when there is no such person any more.</param>
/// <param name="Action">Such as <c>user.update</c>.</param>
/// <param name="Changes">The fields that changed.</param>
/// <param name="Reason">The actor's own words.</param>
/// <param name="RequestId">The <c>traceId</c> of the request.</param>
/// <param name="Hash">SHA-256 over this row and the hash of the one before, in hexadecimal.</param>
public sealed record AuditResponse(
    long Number,
    DateTimeOffset At,
    string ActorKind,
    Guid? ActorId,
    string? ActorName,
    string Action,
    string ObjectKind,
    string? ObjectId,
    IReadOnlyList<AuditChange> Changes,
    string? Reason,
    string? Address,
    string? RequestId,
    string Hash
)
{
    internal static AuditResponse Of(NamedAuditEvent row) =>
        new(
            row.Event.Number,
            DateTimeOffset.FromUnixTimeMilliseconds(row.Event.At),
            row.Event.ActorKind,
            row.Event.ActorId,
            row.ActorName,
            row.Event.Action,
            row.Event.ObjectKind,
            row.Event.ObjectId,
            JsonSerializer.Deserialize(row.Event.Changes, AuditJson.Default.IReadOnlyListAuditChange) ?? [],
            row.Event.Reason,
            row.Event.Address,
            row.Event.RequestId,
            Convert.ToHexStringLower(row.Event.Hash)
        );
}
