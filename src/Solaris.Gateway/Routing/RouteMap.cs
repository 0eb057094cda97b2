using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Solaris.Pricing;

namespace Solaris.Routing;

/// <summary>A <see cref="RoutingTable"/> made ready to look up: plans by name and the health of each deployment. Swapped as a whole.</summary>
internal sealed class RouteMap
{
    /// <summary>Names that only a wildcard matches come from callers: they are remembered, but not without bound.</summary>
    private const int MostRememberedNames = 2_000;

    private readonly RouteResolver _resolver;
    private readonly FrozenDictionary<string, RoutePlan> _plans;
    private readonly ConcurrentDictionary<string, RoutePlan> _remembered = new(StringComparer.Ordinal);

    private RouteMap(RoutingTable table, RouteResolver resolver, FrozenDictionary<string, DeploymentHealth> health)
    {
        _resolver = resolver;
        Settings = table.Settings ?? RoutingSettings.Default;
        Health = health;
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

    public RoutingSettings Settings { get; }

    /// <summary>By deployment id.</summary>
    public FrozenDictionary<string, DeploymentHealth> Health { get; }

    public required ImmutableArray<ModelListing> Models { get; init; }

    /// <param name="previous">The map this one replaces: a deployment with the same id keeps its health.</param>
    public static RouteMap Create(RoutingTable table, PriceBook prices, TimeProvider clock, RouteMap? previous)
    {
        var health = table
            .Groups.SelectMany(group => group.Members)
            .Select(member => member.Deployment.Id)
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(id => id, id => previous?.Health.GetValueOrDefault(id) ?? new DeploymentHealth(clock));
        var resolver = new RouteResolver(table, prices, health);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new(table, resolver, health) { Models = List(table, resolver, today) };
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
