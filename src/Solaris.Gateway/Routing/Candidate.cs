using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>A deployment a call may go to.</summary>
internal sealed record Candidate(Deployment Deployment, long Weight, DeploymentState State, DeploymentTerms Terms);
