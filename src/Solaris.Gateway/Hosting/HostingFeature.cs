using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Solaris.Providers;

namespace Solaris.Hosting;

/// <summary>The clock, and Kestrel: address, bounds, scheduling, and how it stops.</summary>
internal static class HostingFeature
{
    /// <summary>
    /// An argument for the host. To see changes of its settings files it would watch the working folder with everything
    /// below, and be woken by each page that the database writes there: a tenth of the processor under load.
    /// </summary>
    public const string ReadSettingsOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>After the last answer has ended: time to write the charges down.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(15);

    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder
            .Services.AddOptionsWithValidateOnStart<ServerOptions>()
            .BindConfiguration(ServerOptions.Section)
            .ValidateDataAnnotations();
        builder.Services.AddSingleton<ConnectionDrain>();
        builder.Services.AddHostedService<SchemaUpgrade>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServerOptions>, ConnectionDrain>(Set);
        builder
            .Services.AddOptions<HostOptions>()
            .Configure<IOptions<ServerOptions>>(
                (host, server) => host.ShutdownTimeout = TimeSpan.FromSeconds(server.Value.ShutdownSeconds) + SettleTime
            );
        // The relay ends its answers with an error event, a little before their connections are cut.
        builder
            .Services.AddOptions<RelayOptions>()
            .Configure<IOptions<ServerOptions>>(
                (relay, server) => relay.ShutdownGrace = TimeSpan.FromSeconds(server.Value.ShutdownSeconds) * 0.9
            );
        builder.Services.AddOptions<WelcomeOptions>().BindConfiguration(WelcomeOptions.Section);
        builder.Services.AddSingleton<StartNotes>().AddSingleton<Welcome>();
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, LargeBlockPoolFactory>();
        builder.UseInlineSockets();
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            builder.WebHost.UseUrls(
                Address(builder.Configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new())
            );
        }
        return builder;
    }

    /// <summary>The last line of services: what it makes needs the others started.</summary>
    public static IServiceCollection AddFirstStart(this IServiceCollection services) =>
        services.AddHostedService<FirstStart>();

    /// <summary>Greets whoever asked for it, once the address is known.</summary>
    public static void WelcomeWhenStarted(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<WelcomeOptions>>().Value.Show)
        {
            app.Lifetime.ApplicationStarted.Register(() =>
                Console.Out.WriteLine(app.Services.GetRequiredService<Welcome>().Text())
            );
        }
    }

    private static void Set(KestrelServerOptions kestrel, IOptions<ServerOptions> server, ConnectionDrain drain)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = server.Value.MaxBodyBytes;
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(drain.Track));
    }

    private static string Address(ServerOptions server) =>
        server.Host.Contains(':', StringComparison.Ordinal)
            ? $"http://[{server.Host.Trim('[', ']')}]:{server.Port}"
            : $"http://{server.Host}:{server.Port}";
}
