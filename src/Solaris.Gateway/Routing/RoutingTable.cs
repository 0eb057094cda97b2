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

    /// <summary>By model name: the names tried instead when the prompt is too long.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> ContextWindowFallbacks { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>By model name: the names tried instead when a content filter stopped the prompt.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> ContentPolicyFallbacks { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Tried after every model without fallbacks of its own.</summary>
    public ImmutableArray<string> DefaultFallbacks { get; init; } = [];

    /// <summary>Null when deployments are not checked in the background.</summary>
    public ProbeSettings? Probes { get; init; }

    /// <summary>Null when answers are not kept.</summary>
    public CacheSettings? Cache { get; init; }

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
            Fallbacks = Joined(tables, table => table.Fallbacks),
            ContextWindowFallbacks = Joined(tables, table => table.ContextWindowFallbacks),
            ContentPolicyFallbacks = Joined(tables, table => table.ContentPolicyFallbacks),
            DefaultFallbacks = [.. tables.SelectMany(table => table.DefaultFallbacks).Distinct(StringComparer.Ordinal)],
            Probes = tables.Select(table => table.Probes).FirstOrDefault(probes => probes is not null),
            Cache = tables.Select(table => table.Cache).FirstOrDefault(cache => cache is not null),
            Settings = tables.Select(table => table.Settings).FirstOrDefault(settings => settings is not null),
        };

    private static ImmutableDictionary<string, ImmutableArray<string>> Joined(
        IEnumerable<RoutingTable> tables,
        Func<RoutingTable, ImmutableDictionary<string, ImmutableArray<string>>> fallbacks
    ) =>
        tables
            .SelectMany(fallbacks)
            .DistinctBy(fallback => fallback.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(StringComparer.Ordinal);
}
