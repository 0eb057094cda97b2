using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>How much a deployment may be used, and by whom.</summary>
internal sealed record DeploymentTerms
{
    public static readonly DeploymentTerms None = new();

    /// <summary>Null for no limit, as with the two below.</summary>
    public long? RequestsPerMinute { get; init; }
    public long? TokensPerMinute { get; init; }
    public long? MaxParallel { get; init; }

    /// <summary>Deployments of a smaller order are tried before all others of the group.</summary>
    public long Order { get; init; }

    /// <summary>With tag filtering: the calls that may come here. The region is one of them.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Names that a key's model list may have in the model's place.</summary>
    public ImmutableArray<string> AccessGroups { get; init; } = [];

    /// <summary>How long it rests when it keeps failing; null for the router's own time.</summary>
    public TimeSpan? Cooldown { get; init; }

    /// <summary>False leaves it out of the background health checks.</summary>
    public bool Probed { get; init; } = true;

    public bool IsLimited => RequestsPerMinute is not null || TokensPerMinute is not null || MaxParallel is not null;
}
