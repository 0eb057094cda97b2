using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;
using Solaris.Reports;

namespace Solaris.Overview;

/// <summary>The first page in one answer: of the whole organisation, or of the team that the caller looks after.</summary>
internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/overview", ReadAsync)
            .WithTags("Usage")
            .WithName("GetOverview")
            .RequireAuthorization(Capability.ReadUsage)
            .ProducesValidationProblem();

    private static async Task<Results<Ok<OverviewResponse>, ProblemHttpResult>> ReadAsync(
        [AsParameters] OverviewQuery query,
        HttpContext http,
        UsagePlanning planning,
        OverviewPage page,
        Views views,
        CancellationToken cancellationToken
    )
    {
        var (plan, problem) = await planning.ReadAsync(query.Costs(), cancellationToken);
        if (plan is null)
        {
            return problem!;
        }
        // It names the people who cost most.
        await views.RecordAsync(http, "usage.view", "user", objectId: null, cancellationToken);
        return TypedResults.Ok(await page.ReadAsync(plan, http.User, cancellationToken));
    }
}
