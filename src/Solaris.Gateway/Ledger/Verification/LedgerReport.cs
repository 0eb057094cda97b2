namespace Solaris.Ledger.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Checked">How many buckets, reservations and transfers were read.</param>
/// <param name="Violations">One sentence each, with the invariant, the row and the figures. Empty when the books are right.</param>
internal sealed record LedgerReport(long Checked, IReadOnlyList<string> Violations);
