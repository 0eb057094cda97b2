using Solaris.Calls;

namespace Solaris.OpenAi;

/// <summary>The client surface in OpenAI's dialect, under <c>/v1</c>.</summary>
internal static class OpenAiFeature
{
    public static IServiceCollection AddOpenAi(this IServiceCollection services) =>
        services.AddSingleton<ModelPresentation, OpenAiModels>();

    public static void MapOpenAi(this IEndpointRouteBuilder routes)
    {
        var guard = routes.ServiceProvider.GetRequiredService<CallGuard>();
        var dialect = OpenAiDialect.Instance;
        routes.MapGeneration(ChatEndpoint.Instance);
        routes.MapGeneration(OpenAiEndpoint.Completions);
        routes.MapGeneration(OpenAiEndpoint.Embeddings);
        routes.MapModels();
        routes.Map("/v1/{**rest}", http => guard.UnknownAsync(http, dialect)).ShortCircuit();
    }
}
