using Solaris.Quotas.Bounds;

namespace Solaris.Quotas;

internal static class QuotasFeature
{
    public static IServiceCollection AddQuotas(this IServiceCollection services)
    {
        services.AddSingleton<TokenCounter>().AddSingleton<InputMeter>().AddHostedService<TokenizerWarmup>();
        services.AddSingleton<ApplicableLimits>().AddSingleton<QuotaGate>();
        return services;
    }
}
