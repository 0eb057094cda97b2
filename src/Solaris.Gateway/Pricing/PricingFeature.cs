namespace Solaris.Pricing;

/// <summary>What models cost.</summary>
internal static class PricingFeature
{
    public static IServiceCollection AddPricing(this IServiceCollection services) => services.AddSingleton<PriceBook>();
}
