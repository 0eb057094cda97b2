using System.Collections.Immutable;
using Solaris.Configuration;

namespace Solaris.Routing.LiteLlm;

/// <summary>What a file says: its models, what is wrong in it, and what in it has no effect.</summary>
internal sealed record LiteLlmConfig(
    RoutingTable Table,
    ImmutableArray<ConfigurationProblem> Problems,
    ImmutableArray<ConfigurationProblem> Warnings
)
{
    /// <summary>The file and those it includes: when one changes, all are read again.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}
