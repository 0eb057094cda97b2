using Microsoft.AspNetCore.Http.Json;
using Solaris.Reports.Retention;
using Solaris.Reports.Rollups;

namespace Solaris.Reports;

/// <summary>What was used, request by request and summed up, and whether the books are right.</summary>
internal static class ReportsFeature
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ReportsJson.Default)
        );
        services.AddSingleton<UsagePlanning>().AddSingleton<UsageStore>().AddSingleton<GroupNames>();
        services.AddSingleton<UsageReport>().AddSingleton<RequestStore>().AddSingleton<RequestLog>();
        services.AddSingleton<RatedCalls>().AddSingleton<MeantPrices>().AddSingleton<Rerating>();
        services.AddSingleton<TracedLimits>().AddSingleton<Explanations>();
        services.AddSingleton<RollupStore>().AddSingleton<DayStore>().AddSingleton<UsageRoller>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageRoller>());
        services
            .AddOptionsWithValidateOnStart<RetentionOptions>()
            .BindConfiguration(RetentionOptions.Section)
            .ValidateDataAnnotations();
        services.AddSingleton<RetentionStore>().AddSingleton<RequestRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestRetention>());
        return services;
    }

    /// <summary>Routes under <c>/api</c>, for administrators.</summary>
    public static void MapReports(this RouteGroupBuilder admin)
    {
        admin.MapUsage();
        admin.MapRequests();
        admin.MapLedger();
        admin.MapRerating();
    }
}
