using Microsoft.Extensions.Options;

namespace Solaris.Payments.MercadoPago;

/// <summary>Mercado Pago: Pix, and cards on its own page.</summary>
internal static class MercadoPagoFeature
{
    public static IServiceCollection AddMercadoPago(this IServiceCollection services)
    {
        services.AddOptions<MercadoPagoOptions>().BindConfiguration(MercadoPagoOptions.Section);
        return services
            .AddSingleton(NewApi)
            .AddSingleton<MercadoPagoProvider>()
            .AddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<MercadoPagoProvider>());
    }

    /// <summary>No redirects: they could carry the token to somebody else.</summary>
    private static MercadoPagoApi NewApi(IServiceProvider provider)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var clock = provider.GetRequiredService<TimeProvider>();
        var options = provider.GetRequiredService<IOptions<MercadoPagoOptions>>().Value;
        return new(new(new(new HttpMessageInvoker(handler), clock), options));
    }
}
