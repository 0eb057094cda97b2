using Solaris.Calls;

namespace Solaris.OpenAi;

/// <summary>The client surface in OpenAI's dialect, under <c>/v1</c>.</summary>
internal static class OpenAiFeature
{
    public static IServiceCollection AddOpenAi(this IServiceCollection services) =>
        services.AddSingleton<ModelsEndpoints>();

    public static void MapOpenAi(this IEndpointRouteBuilder routes)
    {
        var models = routes.ServiceProvider.GetRequiredService<ModelsEndpoints>();
        var guard = routes.ServiceProvider.GetRequiredService<CallGuard>();
        var dialect = OpenAiDialect.Instance;
        routes.MapGeneration(ChatEndpoint.Instance);
        routes.MapGeneration(OpenAiEndpoint.Completions);
        routes.MapGeneration(OpenAiEndpoint.Embeddings);
        routes.MapGuarded(HttpMethods.Get, "/v1/models", dialect, models.ListAsync);
        routes.MapGuarded(
            HttpMethods.Get,
            "/v1/models/{**id}",
            dialect,
            (http, id) => models.GetAsync(http, ModelId(http), id)
        );
        routes.Map("/v1/{**rest}", http => guard.UnknownAsync(http, dialect)).ShortCircuit();
    }

    private static string ModelId(HttpContext http) => http.Request.RouteValues["id"] as string ?? "";
}
