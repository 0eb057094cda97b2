using Solaris.Configuration;
using Solaris.Payments;
using Solaris.Routing;
using Solaris.Storage;

namespace Solaris.Demo;

/// <summary>A gateway to try: a simulated provider and a seeded organisation, in a database of its own.</summary>
internal static class DemoFeature
{
    private const string EnabledKey = $"{DemoOptions.Section}:{nameof(DemoOptions.Enabled)}";

    /// <summary>Adds the demo when it was asked for, and nothing otherwise. Last, because it seeds what the others keep.</summary>
    /// <exception cref="ConfigurationException">The environment says that this is production.</exception>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue<bool>(EnabledKey))
        {
            return;
        }
        RefuseProduction(builder.Configuration);
        Configure(builder.Configuration);
        builder
            .Services.AddOptionsWithValidateOnStart<DemoOptions>()
            .BindConfiguration(DemoOptions.Section)
            .ValidateDataAnnotations();
        builder.Services.AddKeyedSingleton<HttpMessageHandler, SimulatedProvider>(SimulatedProvider.Name);
        builder.Services.AddSingleton<IModelSource, DemoModels>();
        builder.Services.AddSingleton<DemoKeys>().AddSingleton<DemoCurrency>().AddSingleton<DemoOrganisation>();
        builder.Services.AddSingleton<PastPrices>().AddSingleton<PastBook>().AddSingleton<DemoHistory>();
        builder.Services.AddHostedService<DemoSeeding>().AddHostedService<DemoPacks>();
    }

    /// <summary>Only what was said counts: ASP.NET Core takes silence for production.</summary>
    private static void RefuseProduction(ConfigurationManager configuration)
    {
        if (
            string.Equals(
                configuration[HostDefaults.EnvironmentKey],
                Environments.Production,
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            const string problem =
                "is Production, and the demo's answers are simulated; allowed: anything else, or solaris serve with a provider key.";
            throw new ConfigurationException([new("ASPNETCORE_ENVIRONMENT", problem)]);
        }
    }

    /// <summary>A demo never touches the database or the PostgreSQL server of a real installation.</summary>
    private static void Configure(ConfigurationManager configuration)
    {
        var folder = $"{StorageOptions.Section}:{nameof(StorageOptions.Folder)}";
        configuration[folder] = Path.Combine(configuration[folder] ?? new StorageOptions().Folder, "demo");
        configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Host)}"] = null;
        configuration[$"{PaymentsOptions.Section}:{nameof(PaymentsOptions.Simulated)}"] = "true";
        if (configuration[DemoOptions.SpeedVariable] is { Length: > 0 } speed)
        {
            configuration[$"{DemoOptions.Section}:{nameof(DemoOptions.TokensPerSecond)}"] = speed;
        }
    }
}
