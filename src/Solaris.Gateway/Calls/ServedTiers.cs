using System.Collections.Concurrent;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>
/// The tiers of service that calls may be billed at. Which one a silent request gets is set in the provider's project, where we
/// cannot look: the first answer that was served dearer tells, and from then on the deployment's calls are held at that price.
/// </summary>
internal sealed class ServedTiers
{
    private readonly ConcurrentDictionary<string, PriceTier> _unasked = new(StringComparer.Ordinal);

    public PriceTier Dearest(string? asked, IReadOnlyList<Deployment> deployments)
    {
        var dearest = PriceTiers.Dearest(asked);
        foreach (var deployment in deployments)
        {
            dearest = Max(dearest, asked is null ? PriceTiers.Dearest(Configured(deployment)) : dearest);
            dearest = Max(dearest, _unasked.GetValueOrDefault(deployment.Id));
        }
        return dearest;
    }

    public void Served(Deployment deployment, string? tier)
    {
        if (PriceTiers.Of(tier) == PriceTier.Priority)
        {
            _unasked.TryAdd(deployment.Id, PriceTier.Priority);
        }
    }

    private static PriceTier Max(PriceTier one, PriceTier other) => one > other ? one : other;

    /// <summary>A deployment may add the wish for a tier to bodies that have none.</summary>
    private static string? Configured(Deployment deployment)
    {
        foreach (var parameter in deployment.DefaultParameters)
        {
            if (parameter.Key == "service_tier")
            {
                return parameter.Value.Trim('"');
            }
        }
        return null;
    }
}
