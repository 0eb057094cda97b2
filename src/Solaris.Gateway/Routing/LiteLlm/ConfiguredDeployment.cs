using Solaris.Providers;

namespace Solaris.Routing.LiteLlm;

/// <summary>One entry of <c>model_list</c>.</summary>
/// <param name="Group">Its <c>model_name</c>.</param>
/// <param name="Weight">In thousandths.</param>
internal sealed record ConfiguredDeployment(
    string Group,
    Deployment Deployment,
    long? Weight,
    long? RequestsPerMinute,
    long? TokensPerMinute,
    long? ContextWindow,
    DeploymentTerms Terms
);
