using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>What the router learns about one deployment. It outlives a reload that leaves the deployment as it was.</summary>
internal sealed class DeploymentState(Deployment deployment, DeploymentTerms terms, TimeProvider clock)
{
    public Deployment Deployment => deployment;
    public DeploymentTerms Terms => terms;
    public DeploymentHealth Health { get; } = new(clock);
    public DeploymentRecord Record { get; } = new(clock);
    public DeploymentLoad Load { get; } = new(terms, clock);

    public bool IsAvailableAt(long now) => !Health.IsCoolingAt(now) && Load.SpentUntil(now) is null;

    /// <summary>From when on it is worth a try, by the clock's timestamp.</summary>
    public long ReturnsAt(long now) => Math.Max(Health.ReturnsAt, Load.SpentUntil(now) ?? 0);

    /// <summary>Whether this still describes <paramref name="other"/>: same place, same model, same account, same limits.</summary>
    public bool Describes(Deployment other, DeploymentTerms otherTerms) =>
        deployment.Provider == other.Provider
        && deployment.BaseAddress == other.BaseAddress
        && deployment.UpstreamModel == other.UpstreamModel
        && deployment.Organization == other.Organization
        && deployment.ApiKey?.Reveal() == other.ApiKey?.Reveal()
        && terms.RequestsPerMinute == otherTerms.RequestsPerMinute
        && terms.TokensPerMinute == otherTerms.TokensPerMinute
        && terms.MaxParallel == otherTerms.MaxParallel
        && terms.Cooldown == otherTerms.Cooldown;
}
