namespace Solaris.Providers;

/// <summary>The root of an Anthropic-compatible API. LiteLLM's files name it with its version, without, or with the route.</summary>
internal static class AnthropicAddress
{
    private const string Version = "/v1";
    private const string Route = "/messages";

    public static Uri For(Uri address)
    {
        var root = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (root.EndsWith(Route, StringComparison.OrdinalIgnoreCase))
        {
            root = root[..^Route.Length];
        }
        return new Uri(root.EndsWith(Version, StringComparison.OrdinalIgnoreCase) ? root : root + Version);
    }
}
