namespace Solaris.Reports;

/// <summary>Why a call was let through or refused, from what was stored when it was decided.</summary>
/// <param name="Verdict"><c>admitted</c>, <c>clamped</c> (with less output than asked), <c>refused</c> by a limit, or <c>undecided</c> when it ended before the limits were asked.</param>
/// <param name="Limits">Every limit that was asked, narrow scopes first; of a call that was let through as it was, the one that binds first.</param>
public sealed record ExplanationResponse(
    Guid RequestId,
    string Verdict,
    int Status,
    string? ErrorCode,
    IReadOnlyList<ExplainedLimit> Limits
);
