using System.Collections.Immutable;

namespace Solaris.Ledger;

/// <summary>The ledger's answer to a <see cref="HoldRequest"/>.</summary>
/// <param name="OutputTokens">The output that was held, over all choices; smaller than asked when clamped.</param>
/// <param name="Standings">Each limit as it stood, in lock order; on a refusal the binding limits have <c>Fits</c> false.</param>
/// <param name="Hold">The open hold, which must be settled or disposed; null unless <see cref="HoldVerdict.Held"/>.</param>
internal sealed record HoldResult(
    HoldVerdict Verdict,
    long OutputTokens,
    ImmutableArray<LimitStanding> Standings,
    Hold? Hold
);
