using Solaris.Quotas;

namespace Solaris.Alerts;

/// <summary>An alert.</summary>
/// <param name="Kind"><c>threshold</c>: a limit's use has reached a part of it.</param>
/// <param name="Severity"><c>warning</c>, or <c>critical</c> when calls are refused.</param>
/// <param name="Scope">Whose limit: <c>key</c>, <c>user</c>, <c>team</c> or <c>organisation</c>.</param>
/// <param name="Name">Null for what was erased since.</param>
/// <param name="Unit"><c>tokens</c> or <c>money</c>.</param>
/// <param name="Model">The model that the limit counts; null for all.</param>
/// <param name="Threshold">The part of <paramref name="Granted"/> that was reached, such as 0.8.</param>
/// <param name="Granted">Tokens, or millionths of <paramref name="Currency"/>, as they were when the alert was raised.</param>
/// <param name="RenewsAt">Null for limits without renewal.</param>
/// <param name="State"><c>open</c>, <c>acknowledged</c> or <c>resolved</c>.</param>
/// <param name="ChangedBy">Who said so; null for automation, and when the limit's period has ended.</param>
public sealed record AlertResponse(
    Guid Id,
    string Kind,
    string Severity,
    string Scope,
    Guid ScopeId,
    string? Name,
    string Unit,
    string Window,
    string? Model,
    string Currency,
    decimal Threshold,
    long Granted,
    long Used,
    DateTimeOffset? RenewsAt,
    DateTimeOffset CreatedAt,
    string State,
    Guid? ChangedBy,
    DateTimeOffset? ChangedAt,
    AlertMails Mails
)
{
    private const decimal Whole = 1_000_000;

    internal static AlertResponse Of(Alert alert)
    {
        var facts = ThresholdFacts.Read(alert.Facts);
        return new(
            alert.Id,
            alert.Kind,
            alert.Severity,
            LimitNames.Of((LimitScope)alert.Scope),
            alert.ScopeId,
            alert.Name,
            facts.Unit,
            facts.Window,
            facts.Model,
            facts.Currency,
            facts.Threshold / Whole,
            facts.Granted,
            facts.Used,
            facts.PeriodEnd < Period.Never ? DateTimeOffset.FromUnixTimeMilliseconds(facts.PeriodEnd) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(alert.CreatedAt),
            alert.State,
            alert.ChangedBy,
            alert.ChangedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            new(alert.Delivered, alert.Waiting, alert.Failed)
        );
    }
}
