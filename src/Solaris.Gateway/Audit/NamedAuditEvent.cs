namespace Solaris.Audit;

/// <summary>A row of the audit with its actor's name as it is now.</summary>
internal sealed record NamedAuditEvent(AuditEvent Event, string? ActorName);
