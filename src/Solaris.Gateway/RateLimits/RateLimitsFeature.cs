namespace Solaris.RateLimits;

/// <summary>Rate limits of keys.</summary>
internal static class RateLimitsFeature
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services
            .AddSingleton<SharedMeters>()
            .AddHostedService(provider => provider.GetRequiredService<SharedMeters>())
            .AddSingleton<RateLimiter>();
}
