using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Solaris.Http;

/// <summary>What all routes under <c>/api</c> have in common: strict JSON, problem details, and who may call.</summary>
internal static class HttpFeature
{
    public const string Root = "/api";

    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = FieldNames.Correct);
        services.AddExceptionHandler<BadRequestHandler>();
        services.AddExceptionHandler<DatabaseAwayHandler>();
        services.AddValidation();
        services.Configure<JsonOptions>(options => Tighten(options.SerializerOptions));
        // Otherwise a value that does not bind still runs the handler behind validation filters (dotnet/aspnetcore#64341).
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<KestrelServerOptions>(options => options.RequestHeaderEncodingSelector = HeaderEncoding);
        services.AddAuthorizationBuilder().AddPolicies();
        return services;
    }

    /// <summary>Errors under <c>/api</c> as problem details, then authentication. Before the routes are mapped.</summary>
    public static IApplicationBuilder UseAdminApi(this IApplicationBuilder app)
    {
        app.UseWhen(IsAdminApi, branch => branch.UseExceptionHandler().UseStatusCodePages().Use(NeverStoreAsync));
        return app.UseAuthentication().UseAuthorization();
    }

    /// <summary>The group that routes under <c>/api</c> join. Each names its policy; one that does not is for administrators.</summary>
    public static RouteGroupBuilder MapAdminApi(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup(Root)
            .RequireAuthorization(Access.SignedIn)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        ((IEndpointConventionBuilder)group).Finally(Access.CloseByDefault);
        return group;
    }

    private static bool IsAdminApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers name people and limits: no cache keeps them.</summary>
    private static Task NeverStoreAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static void Tighten(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
    }

    /// <summary>
    /// Clients put people's names into our headers in UTF-8 or Latin-1. Kestrel would answer 400 to what is not UTF-8, so
    /// it hands these over byte by byte, and whoever reads them decides.
    /// </summary>
    private static Encoding? HeaderEncoding(string name) =>
        name.StartsWith("X-Solaris-", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : null;
}
