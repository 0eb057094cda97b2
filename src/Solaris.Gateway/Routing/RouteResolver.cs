using System.Collections.Frozen;
using System.Collections.Immutable;
using Solaris.Pricing;

namespace Solaris.Routing;

/// <summary>Follows a name through aliases, groups, wildcards and fallbacks to its plan.</summary>
internal sealed class RouteResolver
{
    private readonly RoutingTable _table;
    private readonly RoutingSettings _settings;
    private readonly IRanking _ranking;
    private readonly FrozenDictionary<string, DeploymentState> _states;
    private readonly FrozenDictionary<string, ModelGroup> _groups;
    private readonly FrozenDictionary<string, ModelAlias> _aliases;

    public RouteResolver(RoutingTable table, PriceBook prices, FrozenDictionary<string, DeploymentState> states)
    {
        _table = table;
        _settings = table.Settings ?? RoutingSettings.Default;
        _ranking = Rankings.Of(_settings);
        _states = states;
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
        ImmutableArray<ImmutableArray<Candidate>> tiers = [own, .. Tiers(FallbacksOf(name), seen)];
        return tiers.All(tier => tier.IsEmpty)
            ? null
            : new RoutePlan(tiers, _settings, _ranking)
            {
                ContextWindow = Special(name, _table.ContextWindowFallbacks),
                ContentPolicy = Special(name, _table.ContentPolicyFallbacks),
                AccessGroups = [.. own.SelectMany(candidate => candidate.Terms.AccessGroups).Distinct()],
            };
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

    private IEnumerable<ImmutableArray<Candidate>> Tiers(IEnumerable<string> names, HashSet<(string, string?)> seen) =>
        names.Select(fallback => Tier(fallback, seen)).Where(tier => !tier.IsEmpty);

    private ImmutableArray<ImmutableArray<Candidate>> Special(
        string name,
        ImmutableDictionary<string, ImmutableArray<string>> fallbacks
    ) => [.. Tiers(Listed(name, fallbacks) ?? [], [])];

    private ImmutableArray<Candidate> Tier(string name, HashSet<(string, string?)> seen) =>
        [
            .. from member in Members(name)
            where seen.Add((member.Deployment.Id, member.Deployment.UpstreamModel)) // A wildcard's deployment has many models.
            select new Candidate(member.Deployment, member.Weight, _states[member.Deployment.Id], member.Terms),
        ];

    /// <summary>The model's fallbacks, then theirs, each name once: a circle ends, and so does a long chain.</summary>
    private List<string> FallbacksOf(string name)
    {
        List<string> found = [.. Listed(name, _table.Fallbacks) ?? _table.DefaultFallbacks];
        for (var i = 0; i < found.Count && found.Count < _settings.MostFallbacks; i++)
        {
            foreach (var next in Listed(found[i], _table.Fallbacks) ?? [])
            {
                if (next != name && !found.Contains(next, StringComparer.Ordinal))
                {
                    found.Add(next);
                }
            }
        }
        return found.Count > _settings.MostFallbacks ? found[.._settings.MostFallbacks] : found;
    }

    /// <summary>An alias falls back like its model, a name like its wildcard; <c>*</c> stands for every model without a list.</summary>
    private ImmutableArray<string>? Listed(string name, ImmutableDictionary<string, ImmutableArray<string>> fallbacks)
    {
        if (fallbacks.TryGetValue(name, out var own))
        {
            return own;
        }
        if (
            _aliases.TryGetValue(name, out var alias)
            && alias.Targets is [var target]
            && fallbacks.TryGetValue(target, out own)
        )
        {
            return own;
        }
        foreach (var wildcard in Wildcards)
        {
            if (wildcard.Pattern.Match(name) is not null && fallbacks.TryGetValue(wildcard.Pattern.Name, out own))
            {
                return own;
            }
        }
        return fallbacks.TryGetValue(WildcardPattern.Star.ToString(), out own) ? own : null;
    }
}
