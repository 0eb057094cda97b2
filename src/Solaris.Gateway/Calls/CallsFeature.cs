using Solaris.Calls.Repeats;

namespace Solaris.Calls;

/// <summary>The way of a request from its first byte to the settled charge, whatever API its client speaks.</summary>
internal static class CallsFeature
{
    public static IServiceCollection AddCalls(this IServiceCollection services) =>
        services
            .AddSingleton<ShutdownGrace>()
            .AddSingleton<LocalCount>()
            .AddSingleton<ServedTiers>()
            .AddSingleton<CallPrices>()
            .AddSingleton<CallRoutes>()
            .AddSingleton<AdviserPrices>()
            .AddSingleton<Charges>()
            .AddSingleton<CallFeed>()
            .AddSingleton<CallJournal>()
            .AddSingleton<CallBilling>()
            .AddSingleton<ThoughtShelf>()
            .AddSingleton<CallSender>()
            .AddSingleton<AttemptLoop>()
            .AddSingleton<SharedAnswers>()
            .AddSingleton<AnswerCache>()
            .AddSingleton<RepeatStore>()
            .AddSingleton<RepeatedCalls>()
            .AddHostedService(provider => provider.GetRequiredService<RepeatedCalls>())
            .AddSingleton<StreamRelay>()
            .AddSingleton<AnswerRelay>()
            .AddSingleton<CallDelivery>()
            .AddSingleton<CallHandler>()
            .AddSingleton<ModelsEndpoints>()
            .AddSingleton<CallGuard>();

    /// <summary>Maps <paramref name="endpoint"/> below <c>/v1</c>.</summary>
    public static void MapGeneration(this IEndpointRouteBuilder routes, GenerationEndpoint endpoint)
    {
        var handler = routes.ServiceProvider.GetRequiredService<CallHandler>();
        routes.MapGuarded(
            HttpMethods.Post,
            "/v1/" + endpoint.Path,
            endpoint.Dialect,
            (http, id) => handler.HandleAsync(http, endpoint, id)
        );
    }

    /// <summary>
    /// Maps a route whose errors are in <paramref name="dialect"/>, and refuses other methods. Plain delegates: parameter binding
    /// and result objects cost more than the whole authentication. What stands behind the routing is the administrator's.
    /// </summary>
    public static void MapGuarded(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        ClientDialect dialect,
        Func<HttpContext, RequestId, Task> handle
    ) => routes.MapGuarded(method, pattern, _ => dialect, handle);

    /// <summary>Maps the models, which each dialect shows in its own shape.</summary>
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        var models = routes.ServiceProvider.GetRequiredService<ModelsEndpoints>();
        routes.MapGuarded(HttpMethods.Get, "/v1/models", models.DialectOf, models.ListAsync);
        routes.MapGuarded(
            HttpMethods.Get,
            "/v1/models/{**id}",
            models.DialectOf,
            (http, request) => models.GetAsync(http, http.Request.RouteValues["id"] as string ?? "", request)
        );
    }

    private static void MapGuarded(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        Func<HttpContext, ClientDialect> dialect,
        Func<HttpContext, RequestId, Task> handle
    )
    {
        var guard = routes.ServiceProvider.GetRequiredService<CallGuard>();
        routes
            .MapMethods(pattern, [method], (RequestDelegate)(http => guard.RunAsync(http, dialect(http), handle)))
            .DisableValidation() // Its filter would cost each call two more state machines.
            .ShortCircuit();
        routes
            .Map(pattern, (RequestDelegate)(http => guard.WrongMethodAsync(http, dialect(http), method)))
            .ShortCircuit();
    }
}
