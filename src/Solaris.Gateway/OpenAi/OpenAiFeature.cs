using Solaris.Calls;
using Solaris.OpenAi.Batches;
using Solaris.OpenAi.Files;
using Solaris.OpenAi.Media;
using Solaris.OpenAi.Responses;

namespace Solaris.OpenAi;

/// <summary>The client surface in OpenAI's dialect, under <c>/v1</c>.</summary>
internal static class OpenAiFeature
{
    public static IServiceCollection AddOpenAi(this IServiceCollection services) =>
        services.AddSingleton<ModelPresentation, OpenAiModels>().AddFiles().AddBatches();

    public static void MapOpenAi(this IEndpointRouteBuilder routes)
    {
        var guard = routes.ServiceProvider.GetRequiredService<CallGuard>();
        var dialect = OpenAiDialect.Instance;
        routes.MapGeneration(ChatEndpoint.Instance);
        routes.MapGeneration(OpenAiEndpoint.Completions);
        routes.MapGeneration(OpenAiEndpoint.Embeddings);
        routes.MapGeneration(ResponsesEndpoint.Instance);
        routes.MapMethods(
            "/v1/responses/{id}/{**rest}",
            [HttpMethods.Get, HttpMethods.Delete],
            (RequestDelegate)(http => guard.RunAsync(http, dialect, RefuseStoredAsync))
        );
        foreach (var endpoint in MediaEndpoint.All)
        {
            routes.MapGeneration(endpoint);
        }
        routes.MapFiles();
        routes.MapBatches();
        routes.MapModels();
        routes.Map("/v1/{**rest}", http => guard.UnknownAsync(http, dialect)).ShortCircuit();
    }

    /// <summary>No response is stored: see <see cref="StatelessReader"/>.</summary>
    private static Task RefuseStoredAsync(HttpContext http, RequestId request)
    {
        var id = http.Request.RouteValues["id"] as string ?? "";
        return OpenAiDialect.Instance.RefuseAsync(http.Response, StatelessRefusals.NotFound(id), request);
    }
}
