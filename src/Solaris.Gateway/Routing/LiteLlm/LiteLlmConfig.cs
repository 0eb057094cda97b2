using System.Collections.Immutable;
using Solaris.Configuration;

namespace Solaris.Routing.LiteLlm;

/// <summary>What a file says: its models, what is wrong in it, and what in it has no effect.</summary>
internal sealed record LiteLlmConfig(
    RoutingTable Table,
    ImmutableArray<ConfigurationProblem> Problems,
    ImmutableArray<ConfigurationProblem> Warnings
);
