namespace Solaris.Routing.LiteLlm;

/// <summary>What counts for deployments that do not say it themselves.</summary>
/// <param name="Parallel">The most parallel calls; null for any number.</param>
/// <param name="DropUnsupported">LiteLLM's <c>drop_params</c>.</param>
internal sealed record DeploymentDefaults(CallTimeouts Timeouts, long? Parallel, bool DropUnsupported);
