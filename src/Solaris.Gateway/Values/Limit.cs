using System.Collections.Immutable;

namespace Solaris;

/// <summary>One limit in force: whom it binds, what it counts, and when it renews.</summary>
/// <param name="Model">The model name clients ask for, or null when the limit counts every model.</param>
/// <param name="Amount">Tokens or micro-units a period grants.</param>
/// <param name="BlockAt">The part of <paramref name="Amount"/> that may be spent, in parts per million.</param>
/// <param name="AlertAt">The parts of <paramref name="Amount"/> that raise an alert, in parts per million, ascending.</param>
/// <param name="Zone">The organisation's IANA time zone, which bounds the periods.</param>
internal sealed record Limit(
    LimitId Id,
    LimitScope Scope,
    Guid ScopeId,
    LimitUnit Unit,
    LimitWindow Window,
    string? Model,
    long Amount,
    int BlockAt,
    ImmutableArray<int> AlertAt,
    TimeZoneInfo Zone
)
{
    /// <summary>The organisation's, ISO 4217: what micro-units of a money limit are of.</summary>
    public string Currency { get; init; } = ExchangeRate.Dollar;
}
