using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>
/// LiteLLM's tag routing, also for regions: a call that names tags goes only to deployments that have them. A call without tags, and one
/// whose tags nobody has, goes to those tagged <c>default</c>; without such, the first goes anywhere and the second nowhere.
/// </summary>
internal static class TagFilter
{
    private const string Default = "default";

    public static ImmutableArray<Candidate> Of(ImmutableArray<Candidate> tier, string? tags, RoutingSettings settings)
    {
        if (!settings.FiltersByTags)
        {
            return tier;
        }
        var wanted = Split(tags);
        var having = wanted.Length == 0 ? [] : tier.RemoveAll(candidate => !Has(candidate, wanted, settings));
        if (!having.IsEmpty)
        {
            return having;
        }
        var defaults = tier.RemoveAll(candidate => !candidate.Terms.Tags.Contains(Default, StringComparer.Ordinal));
        return defaults.IsEmpty && wanted.Length == 0 ? tier : defaults;
    }

    private static string[] Split(string? tags) =>
        (tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Has(Candidate candidate, string[] wanted, RoutingSettings settings)
    {
        var tags = candidate.Terms.Tags;
        return settings.AnyTagSuffices
            ? Array.Exists(wanted, tag => tags.Contains(tag, StringComparer.Ordinal))
            : Array.TrueForAll(wanted, tag => tags.Contains(tag, StringComparer.Ordinal));
    }
}
