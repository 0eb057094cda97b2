using Microsoft.Extensions.Options;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>With <c>LITELLM_BASE_URL</c>: every name that nothing else serves goes to that proxy.</summary>
internal sealed class LiteLlmProxySource(IOptions<ProviderKeyOptions> keys) : IModelSource
{
    private const string Profile = "litellm_proxy";

    public RoutingTable Read()
    {
        if (keys.Value.LiteLlmBaseUrl is not { } address || ProviderProfiles.Find(Profile) is not { } profile)
        {
            return RoutingTable.Empty;
        }
        var deployment = new Deployment
        {
            Id = "litellm#1",
            Provider = profile,
            BaseAddress = WithVersion(address),
            UpstreamModel = WildcardPattern.Star.ToString(),
            ApiKey = string.IsNullOrEmpty(keys.Value.LiteLlmKey) ? null : new Secret(keys.Value.LiteLlmKey),
        };
        return new() { Groups = [new(WildcardPattern.Star.ToString(), [new GroupMember(deployment)])] };
    }

    /// <summary>People write the proxy's own address; its API is below <c>/v1</c>.</summary>
    private static Uri WithVersion(Uri address) =>
        address.AbsolutePath == "/" ? new Uri(address, "/v1") : new Uri(address.AbsoluteUri.TrimEnd('/'));
}
