using Solaris.Routing;

namespace Solaris.Overview;

/// <summary>Which providers calls are sent to now.</summary>
internal sealed class ProviderStrip(Router router, TimeProvider clock)
{
    public IReadOnlyList<OverviewProvider> Read()
    {
        var now = clock.GetTimestamp();
        return
        [
            .. router
                .Deployments.GroupBy(state => state.Deployment.Provider.Name)
                .OrderBy(provider => provider.Key, StringComparer.Ordinal)
                .Select(provider => new OverviewProvider(
                    provider.Key,
                    provider.Count(),
                    provider.Count(state => state.IsAvailableAt(now))
                )),
        ];
    }
}
