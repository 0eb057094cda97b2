namespace Solaris.Audit;

/// <summary>What a route does, in the words of the audit: <c>user.update</c> on a <c>user</c>.</summary>
internal sealed record AuditedAs(string Action, string ObjectKind);
