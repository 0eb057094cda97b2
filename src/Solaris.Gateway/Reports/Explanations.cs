using Solaris.Ledger;
using Solaris.Ledger.Batches;
using Solaris.Pricing.Exchange;
using Solaris.Quotas;

namespace Solaris.Reports;

/// <summary>Tells the decision on a call again, from its stored trace.</summary>
internal sealed class Explanations(TracedLimits limits)
{
    public async Task<ExplanationResponse> OfAsync(RequestRecord row, CancellationToken cancellationToken)
    {
        var lines = row.Trace is { } trace ? DecisionTrace.Read(trace) : [];
        var standings = await limits.StandingsAsync(lines, cancellationToken);
        return new(
            row.Id,
            Verdict(row, standings),
            row.Status,
            row.ErrorCode,
            [.. standings.Select(standing => Explain(standing, row))]
        );
    }

    private static string Verdict(RequestRecord row, IReadOnlyList<LimitStanding> standings)
    {
        if (standings.Any(standing => !standing.Fits))
        {
            return "refused";
        }
        if (((RequestFlags)row.Flags).HasFlag(RequestFlags.Clamped))
        {
            return "clamped";
        }
        return row.Deployment is not null || standings.Count > 0 ? "admitted" : "undecided";
    }

    private static ExplainedLimit Explain(LimitStanding standing, RequestRecord row)
    {
        var (limit, period) = (standing.Limit, standing.Period);
        return new(
            LimitNames.Of(limit.Scope),
            limit.ScopeId,
            LimitNames.Of(limit.Unit),
            LimitNames.Of(limit.Window),
            limit.Model,
            standing.Granted,
            standing.Used,
            standing.Held,
            standing.Asked,
            standing.Fits,
            DateTimeOffset.FromUnixTimeMilliseconds(period.Start),
            period.End >= Period.Never ? null : DateTimeOffset.FromUnixTimeMilliseconds(period.End),
            new(Sentence(standing, row, "pt-BR"), Sentence(standing, row, "en"))
        );
    }

    private static string Sentence(in LimitStanding standing, RequestRecord row, string language) =>
        standing.Fits ? LimitSentence.Of(standing, language)
        : row.ErrorCode == QuotaRefusals.UnpricedCode
            ? LimitWords.In(language).Unpriced(LimitSentence.Plain(row.Model ?? ""))
        : row.ErrorCode == QuotaRefusals.WithoutRateCode ? WithoutRate(standing.Limit, row, language)
        : LimitSentence.Of(standing, language);

    private static string WithoutRate(Limit limit, RequestRecord row, string language) =>
        LimitWords
            .In(language)
            .WithoutRate(
                limit.Currency,
                Months.Containing(DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt), limit.Zone)
            );
}
