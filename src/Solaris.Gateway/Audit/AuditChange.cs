namespace Solaris.Audit;

/// <summary>One field that changed.</summary>
/// <param name="Before">Its value as text or JSON; null when it had none. A personal field tells only that it changed.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
public sealed record AuditChange(string Field, string? Before, string? After);
