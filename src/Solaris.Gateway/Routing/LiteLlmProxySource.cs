using Microsoft.Extensions.Options;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>With <c>LITELLM_BASE_URL</c>: every name that nothing else serves goes to that proxy.</summary>
internal sealed class LiteLlmProxySource(IOptions<ProviderKeyOptions> keys) : IModelSource
{
    public const string Profile = "litellm_proxy";

    /// <summary>The proxy; null when there is none.</summary>
    public Deployment? Deployment =>
        keys.Value.LiteLlmBaseUrl is { } address && ProviderProfiles.Find(Profile) is { } profile
            ? new()
            {
                Id = "litellm#1",
                Provider = profile,
                BaseAddress = WithVersion(address),
                UpstreamModel = WildcardPattern.Star.ToString(),
                ApiKey = string.IsNullOrEmpty(keys.Value.LiteLlmKey) ? null : new Secret(keys.Value.LiteLlmKey),
            }
            : null;

    public RoutingTable Read() =>
        Deployment is { } deployment
            ? new() { Groups = [new(WildcardPattern.Star.ToString(), [new GroupMember(deployment)])] }
            : RoutingTable.Empty;

    /// <summary>People write the proxy's own address; its API is below <c>/v1</c>.</summary>
    private static Uri WithVersion(Uri address) =>
        address.AbsolutePath == "/" ? new Uri(address, "/v1") : new Uri(address.AbsoluteUri.TrimEnd('/'));
}
