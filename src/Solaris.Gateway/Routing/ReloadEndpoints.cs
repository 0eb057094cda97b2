using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Routing;

/// <summary>Reads the configuration again when an administrator says so.</summary>
internal static class ReloadEndpoints
{
    public static void MapReload(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/config/reload", Reload)
            .WithTags("Configuration")
            .WithName("ReloadConfiguration")
            .Audited("configuration.reload", "configuration")
            .RequireAuthorization(Capability.WriteModels)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static Results<Ok<ReloadResponse>, ProblemHttpResult> Reload(
        ModelReload reload,
        Router router,
        ConfigFileSource source
    )
    {
        var problems = reload.RunForAll();
        return problems.IsEmpty
            ? TypedResults.Ok(
                new ReloadResponse(router.Models.Count, [.. source.Warnings.Select(warning => warning.ToString())])
            )
            : Problem.With(
                StatusCodes.Status422UnprocessableEntity,
                $"Nothing was changed. {string.Join(' ', problems.Select(problem => problem.ToString()))}"
            );
    }
}
