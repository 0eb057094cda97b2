namespace Solaris.Overview;

/// <summary>A provider, as the replica that answers knows it.</summary>
/// <param name="Deployments">How many are configured.</param>
/// <param name="Available">How many of them calls are sent to now; the others have failed and rest for a while.</param>
public sealed record OverviewProvider(string Name, int Deployments, int Available);
