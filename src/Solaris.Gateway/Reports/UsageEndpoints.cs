using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
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

    private static async Task<Results<Ok<UsageResponse>, ProblemHttpResult>> ReadAsync(
        [AsParameters] UsageQuery query,
        ClaimsPrincipal caller,
        UsagePlanning planning,
        UsageReport report,
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
        return TypedResults.Ok(await report.ReadAsync(within, cancellationToken));
    }
}
