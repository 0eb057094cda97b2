using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;
using Solaris.Reports;

namespace Solaris.Members;

/// <summary>A person's own usage and calls.</summary>
internal static class MyUsageEndpoints
{
    public static void MapMyUsage(this IEndpointRouteBuilder me)
    {
        me.MapGet("/usage", UsageAsync).WithName("GetMyUsage").ProducesValidationProblem();
        me.MapGet("/requests", ListAsync).WithName("ListMyRequests").ProducesValidationProblem();
        var request = me.MapGroup("/requests/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        request.MapGet("/", GetAsync).WithName("GetMyRequest");
        request.MapGet("/explanation", ExplainAsync).WithName("ExplainMyRequest");
    }

    private static async Task<Results<Ok<UsageResponse>, ProblemHttpResult>> UsageAsync(
        [AsParameters] UsageQuery query,
        ClaimsPrincipal caller,
        UsagePlanning planning,
        UsageReport report,
        CancellationToken cancellationToken
    )
    {
        var mine = query with { UserId = caller.PersonId().Value, TeamId = null };
        var (plan, problem) = await planning.ReadAsync(mine, cancellationToken);
        if (plan is null)
        {
            return problem!;
        }
        return TypedResults.Ok(await report.ReadAsync(plan, cancellationToken));
    }

    private static async Task<Results<Ok<Page<RequestResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] RequestFilter filter,
        ClaimsPrincipal caller,
        RequestLog log,
        CancellationToken cancellationToken
    )
    {
        var mine = filter with { UserId = caller.PersonId().Value, TeamId = null };
        var (page, problem) = await log.ListAsync(mine, Reach.Whole, cancellationToken);
        if (page is null)
        {
            return problem!;
        }
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<RequestResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        ClaimsPrincipal caller,
        RequestLog log,
        CancellationToken cancellationToken
    ) =>
        await log.FindOwnAsync(id, caller.PersonId(), cancellationToken) is { } row
            ? TypedResults.Ok(log.Show(row))
            : Problem.NotFound("Request");

    private static async Task<Results<Ok<ExplanationResponse>, ProblemHttpResult>> ExplainAsync(
        Guid id,
        ClaimsPrincipal caller,
        RequestLog log,
        Explanations explanations,
        CancellationToken cancellationToken
    ) =>
        await log.FindOwnAsync(id, caller.PersonId(), cancellationToken) is { } row
            ? TypedResults.Ok(await explanations.OfAsync(row, cancellationToken))
            : Problem.NotFound("Request");
}
