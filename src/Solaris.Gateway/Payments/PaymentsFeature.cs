namespace Solaris.Payments;

/// <summary>Packs of tokens, and the ways to pay for them.</summary>
internal static class PaymentsFeature
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<PaymentsOptions>()
            .BindConfiguration(PaymentsOptions.Section)
            .ValidateDataAnnotations();
        services.AddSingleton<SimulatedProvider>();
        return services.AddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<SimulatedProvider>());
    }
}
