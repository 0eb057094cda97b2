using Solaris.Payments.MercadoPago;
using Solaris.Payments.Pix;

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
        services.AddPix().AddMercadoPago();
        services.AddSingleton<SimulatedProvider>();
        return services.AddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<SimulatedProvider>());
    }
}
