using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Memory;

namespace Solaris.Configuration;

/// <summary>Maps the environment's names to configuration sections, from which each feature binds its own options.</summary>
internal static class ConfigurationFeature
{
    /// <summary>Defaults go below, the environment above appsettings files; command-line arguments stay on top.</summary>
    /// <exception cref="ConfigurationException">At least one variable is wrong; all of them are listed.</exception>
    public static T AddSolarisConfiguration<T>(this T builder)
        where T : IHostApplicationBuilder
    {
        var given = new EnvironmentReader(EnvironmentSource.From(builder.Configuration)).Read();
        var sources = builder.Configuration.Sources;
        sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults() });
        var commandLine = sources.ToList().FindIndex(source => source is CommandLineConfigurationSource);
        sources.Insert(
            commandLine < 0 ? sources.Count : commandLine,
            new MemoryConfigurationSource { InitialData = given }
        );
        return builder;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Defaults() =>
        from variable in EnvironmentVariables.All
        let value = variable.Default is { } text ? variable.Rule.Read(text) : null
        where value is not null
        select KeyValuePair.Create<string, string?>(variable.Key, value);
}
