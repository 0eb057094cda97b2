using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Solaris.Health;

/// <summary><c>/health</c> says that the process lives, <c>/health/ready</c> whether it should get traffic.</summary>
internal static class HealthFeature
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .AddCheck<RunningCheck>("process")
            .AddCheck<DatabaseCheck>("database", timeout: Patience)
            .AddCheck<SchemaCheck>("migrations", timeout: Patience)
            .AddCheck<LedgerCheck>("ledger")
            .AddCheck<SpoolCheck>("spool")
            .AddCheck<ModelsCheck>("models")
            .AddCheck<RedisCheck>("redis");
        services.AddSingleton<SchemaCheck>();
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => "healthy").ExcludeFromDescription();
        routes.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions { ResponseWriter = ReadinessReport.WriteAsync, AllowCachingResponses = false }
        );
    }
}
