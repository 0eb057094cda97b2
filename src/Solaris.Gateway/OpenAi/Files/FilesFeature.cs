using Solaris.Calls;

namespace Solaris.OpenAi.Files;

/// <summary><c>/v1/files</c>: kept at the provider, each its caller's own.</summary>
internal static class FilesFeature
{
    public static IServiceCollection AddFiles(this IServiceCollection services) =>
        services
            .AddSingleton<FileStore>()
            .AddSingleton<FileOwners, OwnedFiles>()
            .AddSingleton<FileHosts>()
            .AddSingleton<FileUpstream>()
            .AddSingleton<FileDesk>()
            .AddSingleton<FilesEndpoints>();

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.ServiceProvider.GetRequiredService<FilesEndpoints>();
        routes.MapOwned("/v1/files", [HttpMethods.Get, HttpMethods.Post], files.AllAsync);
        routes.MapOwned("/v1/files/{id}", [HttpMethods.Get, HttpMethods.Delete], files.OneAsync);
        routes.MapOwned("/v1/files/{id}/content", [HttpMethods.Get], files.ContentAsync);
    }

    /// <summary>A route for what the provider keeps for its owner.</summary>
    public static void MapOwned(
        this IEndpointRouteBuilder routes,
        string pattern,
        string[] methods,
        Func<HttpContext, RequestId, Task> handle
    )
    {
        var guard = routes.ServiceProvider.GetRequiredService<CallGuard>();
        var dialect = OpenAiDialect.Instance;
        routes
            .MapMethods(pattern, methods, (RequestDelegate)(http => guard.RunAsync(http, dialect, handle)))
            .ShortCircuit();
        routes
            .Map(pattern, (RequestDelegate)(http => guard.WrongMethodAsync(http, dialect, string.Join(", ", methods))))
            .ShortCircuit();
    }
}
