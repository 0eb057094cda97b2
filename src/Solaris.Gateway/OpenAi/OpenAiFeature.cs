namespace Solaris.OpenAi;

/// <summary>The client surface in OpenAI's dialect, under <c>/v1</c>.</summary>
internal static class OpenAiFeature
{
    private const string Post = "POST";
    private const string Get = "GET";

    public static IServiceCollection AddOpenAi(this IServiceCollection services) =>
        services
            .AddSingleton<ShutdownGrace>()
            .AddSingleton<LocalCount>()
            .AddSingleton<Charges>()
            .AddSingleton<CallJournal>()
            .AddSingleton<CallBilling>()
            .AddSingleton<AttemptLoop>()
            .AddSingleton<StreamRelay>()
            .AddSingleton<AnswerRelay>()
            .AddSingleton<CallDelivery>()
            .AddSingleton<ChatCompletionsHandler>()
            .AddSingleton<ModelsEndpoints>()
            .AddSingleton<OpenAiGuard>();

    public static void MapOpenAi(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var handler = services.GetRequiredService<ChatCompletionsHandler>();
        var models = services.GetRequiredService<ModelsEndpoints>();
        var guard = services.GetRequiredService<OpenAiGuard>();
        foreach (var endpoint in GenerationEndpoint.All)
        {
            Map(routes, guard, Post, "/v1/" + endpoint.Path, (http, id) => handler.HandleAsync(http, endpoint, id));
        }
        Map(routes, guard, Get, "/v1/models", models.ListAsync);
        Map(routes, guard, Get, "/v1/models/{**id}", (http, id) => models.GetAsync(http, ModelId(http), id));
        routes.Map("/v1/{**rest}", guard.UnknownAsync);
    }

    /// <summary>Plain delegates: parameter binding and result objects cost more than the whole authentication.</summary>
    private static void Map(
        IEndpointRouteBuilder routes,
        OpenAiGuard guard,
        string method,
        string pattern,
        Func<HttpContext, RequestId, Task> handle
    )
    {
        routes.MapMethods(pattern, [method], (RequestDelegate)(http => guard.RunAsync(http, handle)));
        routes.Map(pattern, (RequestDelegate)(http => guard.WrongMethodAsync(http, method)));
    }

    private static string ModelId(HttpContext http) => http.Request.RouteValues["id"] as string ?? "";
}
