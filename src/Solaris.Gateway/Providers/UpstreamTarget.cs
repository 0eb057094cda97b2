using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Solaris.Providers;

/// <summary>What is the same for every call to one deployment: addresses, credential, connections.</summary>
internal sealed class UpstreamTarget(Deployment deployment, HttpMessageInvoker connections)
{
    private const int MostAddresses = 64;

    private readonly ConcurrentDictionary<string, Uri> _addresses = new();
    private readonly string? _key = deployment.ApiKey?.Reveal();

    public HttpMessageInvoker Connections => connections;

    /// <summary>
    /// The base address's path with <paramref name="path"/> behind it; its query stays (Azure's version), behind the path's own. Only some
    /// are kept: with wildcard routes clients name the models that some APIs have in their paths.
    /// </summary>
    public Uri Address(string path)
    {
        if (_addresses.TryGetValue(path, out var known))
        {
            return known;
        }
        var built = RareAddress(path);
        return _addresses.Count < MostAddresses ? _addresses.GetOrAdd(path, built) : built;
    }

    /// <summary>The same for a path that is not asked again, such as a file's.</summary>
    public Uri RareAddress(string path)
    {
        var root = AzureAddress.RootOf(deployment.BaseAddress, path);
        var query = deployment.BaseAddress.Query;
        return new($"{root}/{path}{(path.Contains('?') && query.Length > 1 ? "&" + query[1..] : query)}");
    }

    /// <param name="token">A short-lived token, for deployments whose credential is an account; else null.</param>
    public void Authorise(HttpRequestHeaders headers, AuthStyle style, string? token)
    {
        if (deployment.Organization is not null)
        {
            headers.TryAddWithoutValidation("OpenAI-Organization", deployment.Organization);
        }
        if (style == AuthStyle.AnthropicKey)
        {
            headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        }
        var key = token ?? _key;
        if (string.IsNullOrEmpty(key))
        {
            return;
        }
        switch (token is null ? style : AuthStyle.Bearer)
        {
            case AuthStyle.ApiKeyHeader:
                headers.TryAddWithoutValidation("api-key", key);
                break;
            case AuthStyle.AnthropicKey:
                headers.TryAddWithoutValidation("x-api-key", key);
                break;
            case AuthStyle.GoogleKeyHeader:
                headers.TryAddWithoutValidation("x-goog-api-key", key);
                break;
            default:
                headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
                break;
        }
    }
}
