namespace Solaris.Audit;

/// <summary>What computing the chain again came to.</summary>
/// <param name="Violations">What is wrong, event by event; empty when nothing was changed, removed or put in between.</param>
public sealed record AuditVerification(long Checked, IReadOnlyList<AuditDay> Days, IReadOnlyList<string> Violations);
