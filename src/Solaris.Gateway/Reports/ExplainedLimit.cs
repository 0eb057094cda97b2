namespace Solaris.Reports;

/// <summary>One limit as it stood when a call was decided.</summary>
/// <param name="Limit">What could be spent in the period, with purchased packs.</param>
/// <param name="Used">Charged before this call.</param>
/// <param name="Held">Held by other calls in flight.</param>
/// <param name="Asked">What this call needed at least when it was refused, and what it asked for otherwise.</param>
/// <param name="RenewsAt">Null for a limit that never renews.</param>
public sealed record ExplainedLimit(
    string Scope,
    Guid ScopeId,
    string Unit,
    string Window,
    string? Model,
    long Limit,
    long Used,
    long Held,
    long Asked,
    bool Fits,
    DateTimeOffset PeriodStart,
    DateTimeOffset? RenewsAt,
    Sentences Sentence
);
