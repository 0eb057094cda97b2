using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>Usage over time: of the whole organisation, or of the team that the caller looks after.</summary>
internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/usage", ReadAsync)
            .WithTags("Usage")
            .WithName("GetUsage")
            .RequireAuthorization(Capability.ReadUsage)
            .ProducesValidationProblem();

    /// <summary>Sums over people are nobody's business; one person's, or each person's, are.</summary>
    private static bool IsAboutOthers(UsageQuery query, Reach reach) =>
        (query.UserId is { } user && user != reach.Person)
        || query.KeyId is not null
        || query.GroupBy is "user" or "key"
        || query.SubgroupBy is "user" or "key";

    private static async Task<Results<Ok<UsageResponse>, ProblemHttpResult>> ReadAsync(
        [AsParameters] UsageQuery query,
        ClaimsPrincipal caller,
        HttpContext http,
        UsagePlanning planning,
        UsageReport report,
        Views views,
        CancellationToken cancellationToken
    )
    {
        var (plan, problem) = await planning.ReadAsync(query, cancellationToken);
        if (plan is null)
        {
            return problem!;
        }
        var reach = Reach.Of(caller);
        var within = reach.Everyone ? plan : plan with { Team = reach.Team };
        if (IsAboutOthers(query, reach))
        {
            await views.RecordAsync(http, "usage.view", "user", query.UserId, cancellationToken);
        }
        return TypedResults.Ok(await report.ReadAsync(within, cancellationToken));
    }
}
