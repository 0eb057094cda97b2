using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Routing;

/// <summary>Models, providers and routes as they are now, without a credential in any answer.</summary>
internal static class ModelEndpoints
{
    public static void MapModelCatalogue(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/").WithTags("Models");
        models
            .MapGet("/models", List)
            .WithName("ListModels")
            .RequireAuthorization(Capability.ReadModels)
            .ProducesValidationProblem();
        models.MapGet("/providers", Deployments).WithName("ListProviders").RequireAuthorization(Capability.ReadModels);
        models
            .MapGet("/routes", FindRoute)
            .WithName("FindRoute")
            .RequireAuthorization(Capability.ReadModels)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        models
            .MapPost("/providers/test", TestAsync)
            .WithName("TestDeployment")
            .Audited("deployment.test", "deployment")
            .RequireAuthorization(Capability.WriteModels)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<Page<ModelResponse>> List([AsParameters] ModelQuery query, ModelCatalogue catalogue) =>
        TypedResults.Ok(catalogue.Models(query));

    /// <summary>What is configured is bounded by the file: one page holds it all.</summary>
    private static Ok<Page<DeploymentResponse>> Deployments(ModelCatalogue catalogue) =>
        TypedResults.Ok(new Page<DeploymentResponse>(catalogue.Deployments(), NextCursor: null));

    private static Results<Ok<RouteResponse>, ProblemHttpResult> FindRoute(
        [Required, MaxLength(400)] string model,
        ModelCatalogue catalogue
    ) => catalogue.Route(model) is { } route ? TypedResults.Ok(route) : Problem.NotFound("Model");

    private static async Task<Results<Ok<ProbeResponse>, ProblemHttpResult>> TestAsync(
        ProbeRequest request,
        HealthProbes probes,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.ObjectId = request.Deployment;
        return await probes.TestAsync(request.Deployment, cancellationToken) is { } result
            ? TypedResults.Ok(result)
            : Problem.NotFound("Deployment");
    }
}
