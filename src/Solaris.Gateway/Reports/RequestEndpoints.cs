using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>The request log, for administrators.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/requests").WithTags("Requests");
        requests.MapGet("/", ListAsync).WithName("ListRequests").ProducesValidationProblem();
        var request = requests.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        request.MapGet("/", GetAsync).WithName("GetRequest");
        request.MapGet("/explanation", ExplainAsync).WithName("ExplainRequest");
    }

    private static async Task<Results<Ok<Page<RequestResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] RequestFilter filter,
        RequestLog log,
        CancellationToken cancellationToken
    )
    {
        var (page, problem) = await log.ListAsync(filter, cancellationToken);
        if (page is null)
        {
            return problem!;
        }
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<RequestResponse>, ProblemHttpResult>> GetAsync(
        Guid id,
        RequestLog log,
        CancellationToken cancellationToken
    ) =>
        await log.FindAsync(id, cancellationToken) is { } row
            ? TypedResults.Ok(RequestResponse.Of(row))
            : Problem.NotFound("Request");

    private static async Task<Results<Ok<ExplanationResponse>, ProblemHttpResult>> ExplainAsync(
        Guid id,
        RequestLog log,
        Explanations explanations,
        CancellationToken cancellationToken
    ) =>
        await log.FindAsync(id, cancellationToken) is { } row
            ? TypedResults.Ok(await explanations.OfAsync(row, cancellationToken))
            : Problem.NotFound("Request");
}
