using Microsoft.AspNetCore.Http.Json;

namespace Solaris.Alerts;

/// <summary>Alerts: what the ledger has to tell becomes a row of history and a mail to whoever can act.</summary>
internal static class AlertsFeature
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, AlertsJson.Default)
        );
        services.AddSingleton<AlertStore>().AddSingleton<AlertIntakeStore>().AddSingleton<AlertDeliveryStore>();
        services
            .AddSingleton<AlertIntake>()
            .AddSingleton<AlertMailer>()
            .AddSingleton<Alerting>()
            .AddSingleton<TestMail>();
        return services
            .AddHostedService(provider => provider.GetRequiredService<AlertIntake>())
            .AddHostedService(provider => provider.GetRequiredService<AlertMailer>());
    }
}
