using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Solaris.Pricing;

namespace Solaris.Routing;

/// <summary>A <see cref="RoutingTable"/> made ready to look up: plans by name and the state of each deployment. Swapped as a whole.</summary>
internal sealed class RouteMap
{
    /// <summary>Names that only a wildcard matches come from callers: they are remembered, but not without bound.</summary>
    private const int MostRememberedNames = 2_000;

    private readonly RouteResolver _resolver;
    private readonly FrozenDictionary<string, RoutePlan> _plans;
    private readonly ConcurrentDictionary<string, RoutePlan> _remembered = new(StringComparer.Ordinal);

    private RouteMap(RoutingTable table, RouteResolver resolver, FrozenDictionary<string, DeploymentState> states)
    {
        _resolver = resolver;
        Table = table;
        Settings = table.Settings ?? RoutingSettings.Default;
        States = states;
        (Probes, Cache) = (table.Probes, table.Cache);
        var names = table
            .Groups.Select(group => group.Name)
            .Where(IsPlain)
            .Concat(table.Aliases.Select(alias => alias.Name));
        var plans = new Dictionary<string, RoutePlan>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (resolver.Plan(name) is { } plan)
            {
                plans[name] = plan;
            }
        }
        _plans = plans.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public RoutingTable Table { get; }
    public RoutingSettings Settings { get; }
    public ProbeSettings? Probes { get; }
    public CacheSettings? Cache { get; }

    /// <summary>By deployment id.</summary>
    public FrozenDictionary<string, DeploymentState> States { get; }

    public required ImmutableArray<ModelListing> Models { get; init; }

    /// <param name="previous">The map this one replaces: a deployment that is as it was keeps its state.</param>
    public static RouteMap Create(RoutingTable table, PriceBook prices, TimeProvider clock, RouteMap? previous)
    {
        var states = table
            .Groups.SelectMany(group => group.Members)
            .DistinctBy(member => member.Deployment.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(member => member.Deployment.Id, member => StateOf(member, clock, previous));
        var resolver = new RouteResolver(table, prices, states);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new(table, resolver, states) { Models = List(table, resolver, today) };
    }

    public RoutePlan? Find(string model)
    {
        if (_plans.TryGetValue(model, out var plan) || _remembered.TryGetValue(model, out plan))
        {
            return plan;
        }
        plan = _resolver.Wildcards.IsEmpty ? null : _resolver.Plan(model);
        if (plan is not null && _remembered.Count < MostRememberedNames)
        {
            _remembered.TryAdd(model, plan);
        }
        return plan;
    }

    private static DeploymentState StateOf(GroupMember member, TimeProvider clock, RouteMap? previous) =>
        previous?.States.GetValueOrDefault(member.Deployment.Id) is { } known
        && known.Describes(member.Deployment, member.Terms)
            ? known
            : new DeploymentState(member.Deployment, member.Terms, clock);

    private static ImmutableArray<ModelListing> List(RoutingTable table, RouteResolver resolver, DateOnly today)
    {
        var names = table
            .Groups.Select(group => group.Name)
            .Where(IsPlain)
            .Concat(table.Aliases.Where(alias => !alias.Hidden).Select(alias => alias.Name));
        var plain =
            from name in names
            let member = resolver.Members(name).FirstOrDefault()
            where member is not null
            select new GroupListing(name, member);
        var expanded = resolver.Wildcards.SelectMany(wildcard => wildcard.Expand(today));
        return
        [
            .. plain
                .Concat(expanded)
                .DistinctBy(listing => listing.Name, StringComparer.Ordinal)
                .OrderBy(listing => listing.Name, StringComparer.Ordinal)
                .Select(listing => listing.ToModel()),
        ];
    }

    private static bool IsPlain(string name) => !name.Contains(WildcardPattern.Star);
}
