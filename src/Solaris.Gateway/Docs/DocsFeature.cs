using Scalar.AspNetCore;

namespace Solaris.Docs;

/// <summary>The API's description at <c>/openapi.json</c>, and a page to read it at <c>/docs</c>.</summary>
internal static class DocsFeature
{
    public const string DocumentPath = "/openapi.json";

    public static IServiceCollection AddDocs(this IServiceCollection services)
    {
        services.AddOpenApi(document =>
        {
            document.AddOperationTransformer<QueryNames>();
            document.AddDocumentTransformer<ProductDescription>();
            document.AddDocumentTransformer<ClientSurfaceDescription>();
            document.AddDocumentTransformer<SecurityDescription>(); // Last: it goes over every path.
        });
        return services;
    }

    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(DocumentPath);
        routes.MapScalarApiReference("/docs", Show);
    }

    /// <summary>Everything from this server: a reader's browser must not have to reach anybody else's.</summary>
    private static void Show(ScalarOptions page)
    {
        page.Title = "IA Solaris API";
        page.OpenApiRoutePattern = DocumentPath;
        page.DefaultFonts = false;
        page.DotNetFlag = false;
        page.HideClientButton = true;
        page.Telemetry = false;
        page.DisableAgent();
        page.DisableMcp();
    }
}
