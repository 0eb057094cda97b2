using System.Collections.Immutable;
using Solaris.Http;
using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>The quota's answer: an open hold, or the refusal with the standings that explain it.</summary>
/// <param name="OutputTokens">The output cap to send upstream, for each choice.</param>
/// <param name="Remaining">Tokens left in the tightest token limit after this hold; null without a token limit.</param>
internal sealed record Admission(
    Hold? Hold,
    Refusal? Refusal,
    long OutputTokens,
    bool Clamped,
    long? Remaining,
    ImmutableArray<LimitStanding> Standings
)
{
    /// <summary>Tokens held, as limits count them.</summary>
    public long HeldTokens { get; init; }
}
