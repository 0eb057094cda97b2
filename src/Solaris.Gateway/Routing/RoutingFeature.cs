using Microsoft.AspNetCore.Http.Json;
using Solaris.Configuration;
using Solaris.Pricing;
using Solaris.Routing.LiteLlm;

namespace Solaris.Routing;

/// <summary>Which deployments serve a model name.</summary>
internal static class RoutingFeature
{
    /// <summary>Not <c>AddRouting</c>: that name is ASP.NET Core's own. More sources may be registered as <see cref="IModelSource"/>.</summary>
    public static IServiceCollection AddModelRouting(this IServiceCollection services)
    {
        services.AddOptions<RoutingOptions>().BindConfiguration(RoutingOptions.Section);
        services.AddOptions<ProviderKeyOptions>().BindConfiguration(ProviderKeyOptions.Section);
        services.AddSingleton(provider => EnvironmentSource.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<LiteLlmConfigReader>();
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, RoutingJson.Default)
        );
        services.AddSingleton<RoutingMetrics>().AddSingleton<ModelReload>();
        services.AddSingleton<ConfigFileSource>().AddSingleton<LiteLlmProxySource>();
        services.AddSingleton<IModelSource>(provider => provider.GetRequiredService<ConfigFileSource>());
        services.AddSingleton<IModelSource, ProviderKeySource>();
        services.AddSingleton<IModelSource>(provider => provider.GetRequiredService<LiteLlmProxySource>());
        services.AddHostedService<ConfigWatch>();
        services.AddSingleton<HealthProbes>().AddSingleton<ModelCatalogue>();
        services.AddHostedService(provider => provider.GetRequiredService<HealthProbes>());
        services.AddHostedService<ProxyModels>();
        services.AddSingleton(provider => new Router(
            provider.GetServices<IModelSource>(),
            provider.GetRequiredService<PriceBook>(),
            provider.GetRequiredService<TimeProvider>(),
            new Random(),
            provider.GetRequiredService<ILogger<Router>>()
        ));
        return services;
    }

    /// <summary>Routes under <c>/api</c>, for administrators.</summary>
    public static void MapModelRouting(this RouteGroupBuilder admin)
    {
        admin.MapReload();
        admin.MapModelCatalogue();
    }

    /// <summary>Reads the models now, so that a wrong file stops the start and not the first call.</summary>
    /// <exception cref="ConfigurationException">Something in the file is wrong; all of it is listed.</exception>
    public static void LoadModels(this IHost host) => host.Services.GetRequiredService<Router>();
}
