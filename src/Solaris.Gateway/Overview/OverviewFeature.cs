using Microsoft.AspNetCore.Http.Json;

namespace Solaris.Overview;

/// <summary>The dashboard's first page, read with one call.</summary>
internal static class OverviewFeature
{
    public static IServiceCollection AddOverview(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, OverviewJson.Default)
        );
        services.AddSingleton<CallDurations>().AddSingleton<OverviewReport>().AddSingleton<OverviewBudgets>();
        return services.AddSingleton<ProviderStrip>().AddSingleton<OverviewPage>();
    }
}
