using System.Collections.Immutable;
using Solaris.Http;

namespace Solaris.Routing;

/// <summary>What is configured, for people who look.</summary>
internal sealed class ModelCatalogue(Router router, TimeProvider clock)
{
    public IReadOnlyList<DeploymentResponse> Deployments() =>
        [
            .. router
                .Deployments.OrderBy(state => state.Deployment.Provider.Name, StringComparer.Ordinal)
                .ThenBy(state => state.Deployment.Id, StringComparer.Ordinal)
                .Select(state => DeploymentResponse.Of(state, clock)),
        ];

    /// <summary>A page of the models whose name follows the cursor, which is a name.</summary>
    public Page<ModelResponse> Models(ModelQuery query)
    {
        var table = router.Table;
        var limit = query.Limit ?? ModelQuery.DefaultLimit;
        var found = table
            .Groups.Where(group => string.CompareOrdinal(group.Name, query.Cursor ?? "") > 0)
            .Where(group => group.Name.Contains(query.Q ?? "", StringComparison.OrdinalIgnoreCase))
            .OrderBy(group => group.Name, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        return new(
            [.. found.Take(limit).Select(group => Show(group, table))],
            found.Count > limit ? found[limit - 1].Name : null
        );
    }

    /// <summary>Null for a model that nobody serves.</summary>
    public RouteResponse? Route(string model) =>
        router.Find(model) is { } route
            ? new(
                model,
                Ids(route.Candidates),
                route.Own,
                route.Retries,
                Ids(route.ContextWindow),
                Ids(route.ContentPolicy)
            )
            : null;

    private static ModelResponse Show(ModelGroup group, RoutingTable table) =>
        new(
            group.Name,
            [.. table.Aliases.Where(alias => alias.Targets.Contains(group.Name)).Select(alias => alias.Name)],
            [.. group.Members.OrderBy(member => member.Terms.Order).Select(member => member.Deployment.Id)],
            table.Fallbacks.GetValueOrDefault(group.Name, table.DefaultFallbacks),
            table.ContextWindowFallbacks.GetValueOrDefault(group.Name, []),
            table.ContentPolicyFallbacks.GetValueOrDefault(group.Name, []),
            group.Members.Max(member => member.ContextWindow),
            group.Members.All(member => member.Deployment.Price is not null)
        );

    private static IReadOnlyList<string> Ids(ImmutableArray<Providers.Deployment> deployments) =>
        [.. deployments.Select(deployment => deployment.Id)];
}
