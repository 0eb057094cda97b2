using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Where a model name leads: deployments to try, best first, and how often.</summary>
/// <param name="Candidates">The group's deployments in the order of the selection policy, then those of its fallbacks.</param>
/// <param name="Retries">How often a failed attempt may be repeated in all, besides moving on to the next candidate.</param>
internal sealed record Route(ImmutableArray<Deployment> Candidates, int Retries);
