using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Reports;

/// <summary>Computing past calls again, for administrators.</summary>
internal static class RerateEndpoints
{
    public static void MapRerating(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/prices/rerate", RerateAsync)
            .WithTags("Prices")
            .WithName("RerateCalls")
            .Audited("calls.rerate", "prices")
            .RequireAuthorization(Capability.WritePrices)
            .ProducesValidationProblem();

    private static async Task<Results<Ok<RerateResponse>, ProblemHttpResult>> RerateAsync(
        RerateRequest request,
        Rerating rerating,
        CancellationToken cancellationToken
    ) =>
        request.From < request.To
            ? TypedResults.Ok(await rerating.RunAsync(request, cancellationToken))
            : Problem.Invalid("to", "Must be later than from.");
}
