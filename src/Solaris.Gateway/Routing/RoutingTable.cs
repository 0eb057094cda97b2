using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>What was configured: groups, aliases and fallbacks. Immutable; <see cref="RouteMap"/> makes it quick to look up.</summary>
internal sealed record RoutingTable
{
    public static readonly RoutingTable Empty = new();

    public ImmutableArray<ModelGroup> Groups { get; init; } = [];
    public ImmutableArray<ModelAlias> Aliases { get; init; } = [];

    /// <summary>By model name: the names tried after it, in order.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Fallbacks { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Tried after every model without fallbacks of its own.</summary>
    public ImmutableArray<string> DefaultFallbacks { get; init; } = [];

    /// <summary>Null leaves the defaults, or those of another source.</summary>
    public RoutingSettings? Settings { get; init; }

    /// <summary>All sources as one table; where two name the same group, the first wins.</summary>
    public static RoutingTable Combine(IReadOnlyCollection<RoutingTable> tables) =>
        new()
        {
            Groups =
            [
                .. tables.SelectMany(table => table.Groups).DistinctBy(group => group.Name, StringComparer.Ordinal),
            ],
            Aliases =
            [
                .. tables.SelectMany(table => table.Aliases).DistinctBy(alias => alias.Name, StringComparer.Ordinal),
            ],
            Fallbacks = tables
                .SelectMany(table => table.Fallbacks)
                .DistinctBy(fallback => fallback.Key, StringComparer.Ordinal)
                .ToImmutableDictionary(StringComparer.Ordinal),
            DefaultFallbacks = [.. tables.SelectMany(table => table.DefaultFallbacks).Distinct(StringComparer.Ordinal)],
            Settings = tables.Select(table => table.Settings).FirstOrDefault(settings => settings is not null),
        };
}
