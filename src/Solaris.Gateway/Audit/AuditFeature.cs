using Microsoft.AspNetCore.Http.Json;

namespace Solaris.Audit;

/// <summary>Who did what: one row for every change, in its transaction, chained by hashes.</summary>
internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, AuditJson.Default)
        );
        services.AddSingleton<AuditTrail>().AddSingleton<AuditDiff>().AddScoped<AuditDraft>();
        return services.AddSingleton<AuditLog>().AddSingleton<AuditVerifier>().AddSingleton<Views>();
    }

    /// <summary>Routes under <c>/api</c>.</summary>
    public static void MapAudit(this RouteGroupBuilder api) => api.MapAuditRoutes();

    /// <summary>Makes a route's writes and its row of the audit one transaction. Every route that changes something has this.</summary>
    public static RouteHandlerBuilder Audited(this RouteHandlerBuilder route, string action, string objectKind) =>
        route.WithMetadata(new AuditedAs(action, objectKind)).AddEndpointFilter<AuditFilter>();
}
