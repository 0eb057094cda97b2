using System.Collections.Immutable;
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
    private volatile LiteLlmConfig? _last;

    /// <summary>The file and those it includes, as they were last read without a fault.</summary>
    public ImmutableArray<string> Files => _last?.Files ?? [];

    /// <summary>What had no effect when the file was last read.</summary>
    public ImmutableArray<ConfigurationProblem> Warnings => _last?.Warnings ?? [];

    public RoutingTable Read()
    {
        if (string.IsNullOrEmpty(options.Value.ConfigFile))
        {
            return RoutingTable.Empty;
        }
        var config = reader.ReadFile(options.Value.ConfigFile);
        if (!config.Problems.IsEmpty)
        {
            throw new ConfigurationException(config.Problems);
        }
        _last = config;
        foreach (var warning in config.Warnings)
        {
            LogWarning(warning);
        }
        return config.Table;
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(ConfigurationProblem warning);
}
