using System.Collections.Frozen;
using System.Collections.Immutable;
using Solaris.Pricing;

namespace Solaris.Routing;

/// <summary>Follows a name through aliases, groups, wildcards and fallbacks to its plan.</summary>
internal sealed class RouteResolver
{
    private readonly RoutingTable _table;
    private readonly int _retries;
    private readonly FrozenDictionary<string, DeploymentHealth> _health;
    private readonly FrozenDictionary<string, ModelGroup> _groups;
    private readonly FrozenDictionary<string, ModelAlias> _aliases;

    public RouteResolver(RoutingTable table, PriceBook prices, FrozenDictionary<string, DeploymentHealth> health)
    {
        _table = table;
        _retries = (table.Settings ?? RoutingSettings.Default).Retries;
        _health = health;
        _groups = table.Groups.ToFrozenDictionary(group => group.Name);
        _aliases = table.Aliases.ToFrozenDictionary(alias => alias.Name);
        Wildcards =
        [
            .. from @group in table.Groups
            let pattern = WildcardPattern.Parse(@group.Name)
            where pattern is not null
            orderby pattern.Value.Literals descending
            select new WildcardGroup(pattern.Value, @group, prices),
        ];
    }

    /// <summary>The most specific first.</summary>
    public ImmutableArray<WildcardGroup> Wildcards { get; }

    /// <summary>The plan of <paramref name="name"/>, or null when no deployment serves it.</summary>
    public RoutePlan? Plan(string name)
    {
        var seen = new HashSet<(string, string?)>();
        var own = Tier(name, seen);
        if (own.IsEmpty && !IsConfigured(name))
        {
            return null;
        }
        ImmutableArray<ImmutableArray<Candidate>> tiers =
        [
            .. FallbacksOf(name).Select(fallback => Tier(fallback, seen)).Prepend(own).Where(tier => !tier.IsEmpty),
        ];
        return tiers.IsEmpty ? null : new RoutePlan(tiers, _retries);
    }

    public IEnumerable<GroupMember> Members(string name)
    {
        if (_aliases.TryGetValue(name, out var alias))
        {
            return alias.Targets.SelectMany(MembersOfGroup);
        }
        return MembersOfGroup(name);
    }

    private IEnumerable<GroupMember> MembersOfGroup(string name)
    {
        if (_groups.TryGetValue(name, out var group) && !name.Contains(WildcardPattern.Star))
        {
            return group.Members;
        }
        foreach (var wildcard in Wildcards)
        {
            if (wildcard.Find(name) is { } members)
            {
                return members;
            }
        }
        return [];
    }

    /// <summary>A group whose deployments are all kept out still leads to its fallbacks; a name nobody configured leads nowhere.</summary>
    private bool IsConfigured(string name) =>
        _groups.ContainsKey(name) || _aliases.ContainsKey(name) || _table.Fallbacks.ContainsKey(name);

    private ImmutableArray<Candidate> Tier(string name, HashSet<(string, string?)> seen) =>
        [
            .. from member in Members(name)
            where seen.Add((member.Deployment.Id, member.Deployment.UpstreamModel)) // A wildcard's deployment has many models.
            select new Candidate(member.Deployment, member.Weight, _health[member.Deployment.Id]),
        ];

    /// <summary>A plain alias falls back like the model it stands for.</summary>
    private ImmutableArray<string> FallbacksOf(string name)
    {
        if (_table.Fallbacks.TryGetValue(name, out var own))
        {
            return own;
        }
        return
            _aliases.TryGetValue(name, out var alias)
            && alias.Targets is [var target]
            && _table.Fallbacks.TryGetValue(target, out var targets)
            ? targets
            : _table.DefaultFallbacks;
    }
}
