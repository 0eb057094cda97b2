using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>A limit as it stands in its running period.</summary>
/// <param name="Scope"><c>key</c>, <c>user</c>, <c>team</c> or <c>organisation</c>.</param>
/// <param name="Unit"><c>tokens</c> or <c>money</c>.</param>
/// <param name="Window"><c>day</c>, <c>week</c>, <c>month</c> or <c>total</c>.</param>
/// <param name="Model">The model name it counts; null counts all.</param>
/// <param name="Amount">Tokens or micro-units a period grants.</param>
/// <param name="Used">Charged in the running period.</param>
/// <param name="Held">Held by calls in flight.</param>
/// <param name="PeriodEnd">When it renews; null when it never does.</param>
/// <param name="AlertAt">Parts of the amount that raise an alert.</param>
/// <param name="BlockAt">The part of the amount that may be spent.</param>
public sealed record LimitResponse(
    string Scope,
    Guid ScopeId,
    string Unit,
    string Window,
    string? Model,
    long Amount,
    long Used,
    long Held,
    DateTimeOffset PeriodStart,
    DateTimeOffset? PeriodEnd,
    IReadOnlyList<decimal> AlertAt,
    decimal BlockAt
)
{
    /// <summary>Of <c>amount</c>, <c>used</c> and <c>held</c>, ISO 4217; null for tokens.</summary>
    public string? Currency { get; init; }

    internal static LimitResponse Of(LimitStanding standing)
    {
        var (limit, period) = (standing.Limit, standing.Period);
        return new(
            LimitNames.Of(limit.Scope),
            limit.ScopeId,
            LimitNames.Of(limit.Unit),
            LimitNames.Of(limit.Window),
            limit.Model,
            limit.Amount,
            standing.Used,
            standing.Held,
            DateTimeOffset.FromUnixTimeMilliseconds(period.Start),
            period.End >= Period.Never ? null : DateTimeOffset.FromUnixTimeMilliseconds(period.End),
            [.. limit.AlertAt.Select(Fractions.Of)],
            Fractions.Of(limit.BlockAt)
        )
        {
            Currency = limit.Unit == LimitUnit.Money ? limit.Currency : null,
        };
    }
}
