using System.Collections.Immutable;

namespace Solaris.Routing.LiteLlm;

/// <summary>LiteLLM's rule: the first of weight, rpm and tpm that any member of a group has decides for all of it.</summary>
internal static class GroupWeights
{
    public static ModelGroup Group(string name, IReadOnlyList<ConfiguredDeployment> members)
    {
        var weight = Basis(members);
        ImmutableArray<GroupMember> weighted = [.. members.Select(member => Member(member, weight(member) ?? 0))];
        return new(name, weighted);
    }

    private static GroupMember Member(ConfiguredDeployment configured, long weight) =>
        new(configured.Deployment, weight, configured.ContextWindow) { Terms = configured.Terms };

    private static Func<ConfiguredDeployment, long?> Basis(IReadOnlyList<ConfiguredDeployment> members) =>
        members.Any(member => member.Weight is not null) ? member => member.Weight
        : members.Any(member => member.RequestsPerMinute is not null) ? member => member.RequestsPerMinute
        : members.Any(member => member.TokensPerMinute is not null) ? member => member.TokensPerMinute
        : _ => 1;
}
