using Microsoft.AspNetCore.Http.HttpResults;

namespace Solaris.Reports;

/// <summary>Usage over time, for administrators.</summary>
internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/usage", ReadAsync).WithTags("Usage").WithName("GetUsage").ProducesValidationProblem();

    private static async Task<Results<Ok<UsageResponse>, ProblemHttpResult>> ReadAsync(
        [AsParameters] UsageQuery query,
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
        return TypedResults.Ok(await report.ReadAsync(plan, cancellationToken));
    }
}
