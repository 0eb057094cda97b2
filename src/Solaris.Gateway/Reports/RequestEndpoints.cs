using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>The request log: of the whole organisation, or of the team that the caller looks after.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/requests").WithTags("Requests");
        requests
            .MapGet("/", ListAsync)
            .WithName("ListRequests")
            .RequireAuthorization(Capability.ReadRequests)
            .ProducesValidationProblem();
        var request = requests.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        request.MapGet("/", GetAsync).WithName("GetRequest").RequireAuthorization(Capability.ReadRequests);
        request
            .MapGet("/explanation", ExplainAsync)
            .WithName("ExplainRequest")
            .RequireAuthorization(Capability.ReadRequests);
    }

    private static async Task<Results<Ok<Page<RequestResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] RequestFilter filter,
        ClaimsPrincipal caller,
        RequestLog log,
        Views views,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var reach = Reach.Of(caller);
        var (page, problem) = await log.ListAsync(filter, reach, cancellationToken);
        if (page is null)
        {
            return problem!;
        }
        if (filter.UserId is null || filter.UserId != reach.Person)
        {
            await views.RecordAsync(http, "requests.view", "user", filter.UserId, cancellationToken);
        }
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<RequestResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        ClaimsPrincipal caller,
        RequestLog log,
        Views views,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var reach = Reach.Of(caller);
        if (await log.FindAsync(id, reach, cancellationToken) is not { } row)
        {
            return Problem.NotFound("Request");
        }
        if (row.UserId != reach.Person)
        {
            await views.RecordAsync(http, "request.view", "request", id, cancellationToken);
        }
        return TypedResults.Ok(log.Show(row));
    }

    private static async Task<Results<Ok<ExplanationResponse>, ProblemHttpResult>> ExplainAsync(
        Guid id,
        ClaimsPrincipal caller,
        RequestLog log,
        Explanations explanations,
        Views views,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var reach = Reach.Of(caller);
        if (await log.FindAsync(id, reach, cancellationToken) is not { } row)
        {
            return Problem.NotFound("Request");
        }
        if (row.UserId != reach.Person)
        {
            await views.RecordAsync(http, "request.view", "request", id, cancellationToken);
        }
        return TypedResults.Ok(await explanations.OfAsync(row, cancellationToken));
    }
}
