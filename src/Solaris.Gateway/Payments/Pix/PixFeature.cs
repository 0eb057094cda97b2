using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Solaris.Payments.Pix;

/// <summary>Pix at the receiver's bank.</summary>
internal static class PixFeature
{
    public static IServiceCollection AddPix(this IServiceCollection services)
    {
        services.AddOptions<PixOptions>().BindConfiguration(PixOptions.Section);
        return services
            .AddSingleton(provider => NewApi(Options(provider), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<PixProvider>()
            .AddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<PixProvider>());
    }

    private static PixApi NewApi(PixOptions options, TimeProvider clock)
    {
        var http = new PatientHttp(new HttpMessageInvoker(NewHandler(options)), clock);
        return new(http, new(http, options, clock), options);
    }

    /// <summary>No redirects: they could carry the token to somebody else.</summary>
    private static SocketsHttpHandler NewHandler(PixOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.CertificatePath is { } file)
        {
            handler.SslOptions.ClientCertificates = new X509CertificateCollection
            {
                PixCertificate.Load(file, options.CertificatePassword),
            };
        }
        return handler;
    }

    private static PixOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<PixOptions>>().Value;
}
