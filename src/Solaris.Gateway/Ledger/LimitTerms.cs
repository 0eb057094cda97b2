using System.Collections.Immutable;

namespace Solaris.Ledger;

/// <summary>What an administrator sets of a limit. One per (unit, window, model) in a scope.</summary>
internal sealed record LimitTerms(
    LimitUnit Unit,
    LimitWindow Window,
    string? Model,
    long Amount,
    int BlockAt,
    ImmutableArray<int> AlertAt
);
