namespace Solaris.Providers;

internal static class ProvidersFeature
{
    /// <summary>
    /// Calls to providers over HTTP. An <see cref="HttpMessageHandler"/> registered under a provider's name replaces the network for it.
    /// </summary>
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<RelayOptions>()
            .BindConfiguration(RelayOptions.Section)
            .ValidateDataAnnotations();
        services.AddSingleton<Upstream>();
        services.AddSingleton<AttemptStarter>();
        return services;
    }
}
