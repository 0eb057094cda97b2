using Microsoft.Extensions.Options;
using Solaris.Configuration;
using Solaris.Routing.LiteLlm;

namespace Solaris.Routing;

/// <summary>The models of the file that <c>SOLARIS_CONFIG</c> names.</summary>
internal sealed partial class ConfigFileSource(
    IOptions<RoutingOptions> options,
    LiteLlmConfigReader reader,
    ILogger<ConfigFileSource> logger
) : IModelSource
{
    public RoutingTable Read()
    {
        if (string.IsNullOrEmpty(options.Value.ConfigFile))
        {
            return RoutingTable.Empty;
        }
        var config = reader.ReadFile(options.Value.ConfigFile);
        foreach (var warning in config.Warnings)
        {
            LogWarning(warning);
        }
        return config.Problems.IsEmpty ? config.Table : throw new ConfigurationException(config.Problems);
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(ConfigurationProblem warning);
}
