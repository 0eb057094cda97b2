using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>Deployments for tests.</summary>
internal static class Deployments
{
    public static Deployment Of(string provider, string? upstreamModel = null, Uri? address = null) =>
        new()
        {
            Id = provider + "#1",
            Provider = ProviderProfiles.Find(provider)!,
            BaseAddress = address ?? new Uri("http://127.0.0.1:1/v1"),
            UpstreamModel = upstreamModel,
        };
}
