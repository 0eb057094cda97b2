namespace Solaris.Audit;

/// <summary>Something that happened, before it has its place in the chain.</summary>
internal sealed record AuditEntry(AuditActor Actor, string Action, string ObjectKind, string? ObjectId)
{
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];

    /// <summary>The actor's own words.</summary>
    public string? Reason { get; init; }
    public string? Address { get; init; }
    public string? RequestId { get; init; }
}
