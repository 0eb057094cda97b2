namespace Solaris.Routing;

/// <summary>Somewhere models come from: a file, the provider keys, the demo. Registered in order of precedence.</summary>
internal interface IModelSource
{
    /// <summary>The source's models; <see cref="RoutingTable.Empty"/> when it has none.</summary>
    /// <exception cref="Configuration.ConfigurationException">Something configured is wrong.</exception>
    RoutingTable Read();
}
