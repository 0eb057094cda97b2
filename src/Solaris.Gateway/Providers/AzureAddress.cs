using Solaris.Providers.OpenAi.Responses;

namespace Solaris.Providers;

/// <summary>Azure OpenAI has two roots: one per deployment with a dated version, and an undated <c>/openai/v1</c>.</summary>
internal static class AzureAddress
{
    /// <summary>
    /// The base address for <paramref name="deployment"/> at <paramref name="resource"/>, with the version in its query. A
    /// resource that already names a root is kept. No version, or one that is not a date, means <c>/openai/v1</c>.
    /// </summary>
    public static Uri For(Uri resource, string deployment, string? apiVersion)
    {
        var root = resource.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var dated = apiVersion is { Length: > 0 } && char.IsAsciiDigit(apiVersion[0]);
        if (!resource.AbsolutePath.Contains("/openai/", StringComparison.OrdinalIgnoreCase))
        {
            root = dated ? $"{root}/openai/deployments/{Uri.EscapeDataString(deployment)}" : $"{root}/openai/v1";
        }
        return new(dated ? $"{root}?api-version={Uri.EscapeDataString(apiVersion ?? "")}" : root);
    }

    /// <summary>What <paramref name="path"/> follows: Azure's Responses stand beside the deployments, and name theirs in the body.</summary>
    public static string RootOf(Uri address, string path)
    {
        const string Deployments = "/openai/deployments/";
        var root = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var at = path == ResponsesWire.Route ? root.IndexOf(Deployments, StringComparison.OrdinalIgnoreCase) : -1;
        return at < 0 ? root : root[..(at + "/openai".Length)];
    }
}
