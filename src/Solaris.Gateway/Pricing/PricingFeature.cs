using Microsoft.AspNetCore.Http.Json;
using Solaris.Pricing.Exchange;

namespace Solaris.Pricing;

/// <summary>What models cost: the shipped table, and over it the administrators' own prices; and the currency that is in.</summary>
internal static class PricingFeature
{
    public static IServiceCollection AddPricing(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, PriceJson.Default)
        );
        services.AddSingleton<PriceBook>().AddSingleton<PriceOverrides>().AddSingleton<PriceVersions>();
        services.AddSingleton<PriceStore>().AddSingleton<PriceList>().AddSingleton<PriceChanges>();
        services.AddSingleton<PriceRefresh>().AddHostedService(provider => provider.GetRequiredService<PriceRefresh>());
        services.AddSingleton<ExchangeRates>().AddSingleton<RateStore>().AddSingleton<RateChanges>();
        services.AddSingleton<RateRefresh>().AddHostedService(provider => provider.GetRequiredService<RateRefresh>());
        return services;
    }
}
