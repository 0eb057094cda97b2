using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>Reads a usage query, or says which part of it cannot be read.</summary>
internal sealed class UsagePlanning(OrganisationStore organisations, TimeProvider clock)
{
    /// <summary>41 days by hours, nearly three years by days: what a chart can show.</summary>
    public const int MostSpans = 1_000;

    private const int DefaultSeries = 10;
    private const int DefaultDays = 30;

    public async Task<(UsagePlan? Plan, ProblemHttpResult? Problem)> ReadAsync(
        UsageQuery query,
        CancellationToken cancellationToken
    )
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        return TryRead(query, organisation, out var plan, out var field, out var message)
            ? (plan, null)
            : (null, Problem.Invalid(field, message));
    }

    private bool TryRead(
        UsageQuery query,
        Organisation organisation,
        [NotNullWhen(true)] out UsagePlan? plan,
        out string field,
        out string message
    )
    {
        plan = null;
        (field, message) = ("tz", "Not an IANA time zone.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(query.Tz ?? organisation.Zone, out var zone))
        {
            return false;
        }
        (field, message) = (
            "groupBy",
            "Must be user, team, key, model, provider, deployment, endpoint, status or none."
        );
        if (!UsageGroup.TryFind(query.GroupBy, out var group))
        {
            return false;
        }
        field = "subgroupBy";
        if (!UsageGroup.TryFind(query.SubgroupBy, out var subgroup) || (group is null && subgroup is not null))
        {
            return false;
        }
        if (!TryReadTime(query, zone, out var from, out var to, out field))
        {
            message = "Must be a date or an instant with an offset, and from before to.";
            return false;
        }
        var rollup = query.Rollup ?? "day";
        (field, message) = ("rollup", $"The time has more than {MostSpans} buckets of this length.");
        if (Spans.Cut(rollup, from, to, zone, MostSpans) is not { } spans)
        {
            return false;
        }
        var metric = query.Metric ?? UsageMetric.Tokens;
        plan = new(
            organisation.Id,
            from,
            to,
            zone,
            spans,
            metric,
            rollup,
            group,
            subgroup,
            query.Limit ?? DefaultSeries
        )
        {
            User = query.UserId,
            Team = query.TeamId,
            Key = query.KeyId,
        };
        return true;
    }

    private bool TryReadTime(UsageQuery query, TimeZoneInfo zone, out long from, out long to, out string field)
    {
        field = "to";
        from = 0;
        to = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (query.To is { } end && !Instants.TryRead(end, zone, out to))
        {
            return false;
        }
        field = "from";
        if (query.From is { } start)
        {
            return Instants.TryRead(start, zone, out from) && from < to;
        }
        var before = DateTimeOffset.FromUnixTimeMilliseconds(to).AddDays(-DefaultDays).ToUnixTimeMilliseconds();
        from = Period.Containing(LimitWindow.Day, before, zone).Start;
        return true;
    }
}
