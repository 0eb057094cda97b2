using System.Collections.Immutable;
using Solaris.Pricing;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>A group whose name is a pattern: its members become deployments of the one model asked for.</summary>
internal sealed class WildcardGroup(WildcardPattern pattern, ModelGroup group, PriceBook prices)
{
    public WildcardPattern Pattern => pattern;

    /// <summary>Every model of known providers that the pattern covers, as a client would ask for it.</summary>
    public IEnumerable<GroupListing> Expand(DateOnly day) =>
        from member in @group.Members
        where member.Deployment.UpstreamModel == WildcardPattern.Star.ToString()
        from model in prices.Current(member.Deployment.Provider.Name, day)
        select new GroupListing(pattern.Prefix + model + pattern.Suffix, Resolve(member, model));

    public ImmutableArray<GroupMember>? Find(string name) =>
        pattern.Match(name) is { } match ? [.. group.Members.Select(member => Resolve(member, match))] : null;

    private GroupMember Resolve(GroupMember member, string match)
    {
        var model = WildcardPattern.Fill(member.Deployment.UpstreamModel ?? WildcardPattern.Star.ToString(), match);
        var known = prices.Find(member.Deployment.Provider.Name, model);
        Deployment deployment = member.Deployment with
        {
            UpstreamModel = model,
            Price = member.Deployment.Price ?? known?.Price,
            Traits =
                member.Deployment.Traits == ModelTraits.Unknown
                    ? known?.Traits ?? ModelTraits.Unknown
                    : member.Deployment.Traits,
            MaxOutputTokens = member.Deployment.MaxOutputTokens ?? known?.MaxOutputTokens,
        };
        return member with { Deployment = deployment, ContextWindow = member.ContextWindow ?? known?.MaxInputTokens };
    }
}
