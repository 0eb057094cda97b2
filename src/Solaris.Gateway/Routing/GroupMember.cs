using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>A deployment in a group, and how often it is chosen first: in proportion to its weight.</summary>
/// <param name="ContextWindow">The most input tokens; null when unknown.</param>
internal sealed record GroupMember(Deployment Deployment, long Weight = 1, long? ContextWindow = null)
{
    public DeploymentTerms Terms { get; init; } = DeploymentTerms.None;
}
