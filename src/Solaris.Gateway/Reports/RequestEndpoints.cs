using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
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
        CancellationToken cancellationToken
    )
    {
        var (page, problem) = await log.ListAsync(filter, Reach.Of(caller), cancellationToken);
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
        await log.FindAsync(id, Reach.Of(caller), cancellationToken) is { } row
            ? TypedResults.Ok(log.Show(row))
            : Problem.NotFound("Request");

    private static async Task<Results<Ok<ExplanationResponse>, ProblemHttpResult>> ExplainAsync(
        Guid id,
        ClaimsPrincipal caller,
        RequestLog log,
        Explanations explanations,
        CancellationToken cancellationToken
    ) =>
        await log.FindAsync(id, Reach.Of(caller), cancellationToken) is { } row
            ? TypedResults.Ok(await explanations.OfAsync(row, cancellationToken))
            : Problem.NotFound("Request");
}
