namespace Solaris.Ledger.Verification;

/// <summary>One invariant as a query of what breaks it.</summary>
/// <param name="Invariant">Its name in docs/architecture.md, such as <c>I1</c>.</param>
/// <param name="Promise">What should hold, for the message.</param>
/// <param name="Sql">Selects (subject, expected, found) for each violation: a text and two whole numbers.</param>
internal sealed record LedgerCheck(string Invariant, string Promise, string Sql);
