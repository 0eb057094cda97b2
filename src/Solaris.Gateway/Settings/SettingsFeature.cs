using Microsoft.AspNetCore.Http.Json;

namespace Solaris.Settings;

/// <summary>What administrators set while the gateway runs, and what it was started with.</summary>
internal static class SettingsFeature
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, SettingsJson.Default)
        );
        return services.AddSingleton<SettingStore>().AddSingleton<SettingChanges>().AddSingleton<EffectiveSettings>();
    }

    /// <summary>Routes under <c>/api</c>.</summary>
    public static void MapSettings(this RouteGroupBuilder api) => api.MapSettingRoutes();
}
