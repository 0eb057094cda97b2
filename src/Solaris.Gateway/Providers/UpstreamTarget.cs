using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Solaris.Providers;

/// <summary>What is the same for every call to one deployment: addresses, credential, connections.</summary>
internal sealed class UpstreamTarget(Deployment deployment, HttpMessageInvoker connections)
{
    private readonly ConcurrentDictionary<string, Uri> _addresses = new();
    private readonly string? _key = deployment.ApiKey?.Reveal();

    public HttpMessageInvoker Connections => connections;

    /// <summary>The base address's path with <paramref name="path"/> behind it; its query stays (Azure's version).</summary>
    public Uri Address(string path) =>
        _addresses.TryGetValue(path, out var known) ? known : _addresses.GetOrAdd(path, Build(path));

    public void Authorise(HttpRequestHeaders headers)
    {
        if (deployment.Organization is not null)
        {
            headers.TryAddWithoutValidation("OpenAI-Organization", deployment.Organization);
        }
        if (deployment.Provider.Auth == AuthStyle.AnthropicKey)
        {
            headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        }
        if (string.IsNullOrEmpty(_key))
        {
            return;
        }
        switch (deployment.Provider.Auth)
        {
            case AuthStyle.ApiKeyHeader:
                headers.TryAddWithoutValidation("api-key", _key);
                break;
            case AuthStyle.AnthropicKey:
                headers.TryAddWithoutValidation("x-api-key", _key);
                break;
            default:
                headers.TryAddWithoutValidation("Authorization", "Bearer " + _key);
                break;
        }
    }

    private Uri Build(string path) =>
        new($"{AzureAddress.RootOf(deployment.BaseAddress, path)}/{path}{deployment.BaseAddress.Query}");
}
