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
)
{
    /// <summary>Far above any budget, and sums of such amounts still fit.</summary>
    public const long MostAmount = 1_000_000_000_000_000;

    private const int Million = 1_000_000;
    private const int MostAlerts = 8;

    /// <summary>True when the ledger can keep the terms: amounts in bounds, thresholds within the amount.</summary>
    public bool IsSound =>
        Amount is >= 0 and <= MostAmount
        && BlockAt is >= 0 and <= Million
        && AlertAt.Length <= MostAlerts
        && AlertAt.All(alert => alert is > 0 and <= Million);
}
