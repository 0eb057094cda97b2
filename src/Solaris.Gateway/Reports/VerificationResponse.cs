namespace Solaris.Reports;

/// <summary>Whether the books are right.</summary>
/// <param name="Checked">Rows that were looked at.</param>
/// <param name="Violations">Broken promises with ids and figures; empty when the books are right.</param>
public sealed record VerificationResponse(long Checked, IReadOnlyList<string> Violations);
