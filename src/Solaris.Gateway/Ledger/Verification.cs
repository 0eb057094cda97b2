namespace Solaris.Ledger;

/// <summary>The books, checked.</summary>
/// <param name="Checked">Rows that were looked at.</param>
/// <param name="Violations">Broken promises with ids and figures, at most a hundred of each kind.</param>
internal sealed record Verification(long Checked, IReadOnlyList<string> Violations);
