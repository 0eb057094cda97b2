using System.Collections.Immutable;
using Solaris.Configuration;

namespace Solaris.Routing;

/// <summary>Reads all models again and swaps them at once. When something is wrong the old ones go on.</summary>
internal sealed partial class ModelReload(
    IEnumerable<IModelSource> sources,
    Router router,
    RoutingMetrics metrics,
    ILogger<ModelReload> logger
)
{
    private readonly Lock _gate = new();

    /// <summary>Raised when an administrator has asked for it and the models were swapped.</summary>
    public event Action? Asked;

    /// <summary>As <see cref="Run"/>, on an administrator's word, which goes on to the other replicas.</summary>
    public ImmutableArray<ConfigurationProblem> RunForAll()
    {
        var problems = Run();
        if (problems.IsEmpty)
        {
            Asked?.Invoke();
        }
        return problems;
    }

    /// <summary>What is wrong; empty when the models were swapped.</summary>
    public ImmutableArray<ConfigurationProblem> Run()
    {
        lock (_gate)
        {
            try
            {
                router.Load(RoutingTable.Combine([.. sources.Select(source => source.Read())]));
                metrics.Reloaded(succeeded: true);
                return [];
            }
            catch (ConfigurationException exception)
            {
                metrics.Reloaded(succeeded: false);
                foreach (var problem in exception.Problems)
                {
                    LogProblem(problem);
                }
                return [.. exception.Problems];
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The models were not reloaded, the old ones go on: {Problem}")]
    private partial void LogProblem(ConfigurationProblem problem);
}
