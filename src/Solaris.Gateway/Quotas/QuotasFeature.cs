using Microsoft.AspNetCore.Http.Json;
using Solaris.Quotas.Bounds;

namespace Solaris.Quotas;

/// <summary>What a call may cost, the limits that bind it, and why it is refused.</summary>
internal static class QuotasFeature
{
    public static IServiceCollection AddQuotas(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, QuotasJson.Default)
        );
        services.AddSingleton<TokenCounter>().AddSingleton<InputMeter>().AddHostedService<TokenizerWarmup>();
        services.AddSingleton<ApplicableLimits>().AddSingleton<QuotaGate>();
        services.AddSingleton<TeamCeiling>().AddSingleton<LimitScopes>().AddSingleton<LimitChanges>();
        return services;
    }

    /// <summary>Routes under <c>/api</c>, for administrators.</summary>
    public static void MapQuotas(this RouteGroupBuilder admin) => admin.MapLimits();
}
