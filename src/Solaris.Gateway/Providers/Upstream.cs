using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Solaris.Providers.Gemini;

namespace Solaris.Providers;

/// <summary>
/// Sends calls to providers. Requests are built from nothing: only what is added here goes out, never a client's credential,
/// cookie or address.
/// </summary>
internal sealed class Upstream : IDisposable
{
    private readonly ConditionalWeakTable<Deployment, UpstreamTarget> _targets = [];
    private readonly ConcurrentDictionary<string, HttpMessageInvoker> _inProcess = new();
    private readonly HttpMessageInvoker _sockets;
    private readonly AccessTokens _tokens;
    private readonly IServiceProvider _services;

    public Upstream(IOptions<RelayOptions> options, IServiceProvider services)
    {
        _services = services;
        _sockets = new HttpMessageInvoker(Sockets(options.Value));
        _tokens = new AccessTokens(_sockets, services.GetService<TimeProvider>() ?? TimeProvider.System);
    }

    /// <summary>Sends and waits for the answer's headers. Throws HttpRequestException and, when cancelled, OperationCanceledException.</summary>
    public Task<HttpResponseMessage> SendAsync(UpstreamCall call, CancellationToken cancellationToken) =>
        call.Deployment.Account is { } account
            ? SendAsync(call, account, cancellationToken)
            : SendAsync(call, token: null, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(
        UpstreamCall call,
        ServiceAccount account,
        CancellationToken cancellationToken
    )
    {
        var token = await _tokens.GetAsync(account, cancellationToken);
        var response = await SendAsync(call, token, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            _tokens.Forget(account, token);
        }
        return response;
    }

    private Task<HttpResponseMessage> SendAsync(UpstreamCall call, string? token, CancellationToken cancellationToken)
    {
        var target = _targets.GetValue(call.Deployment, Prepare);
        var request = new HttpRequestMessage(HttpMethod.Post, target.Address(call.Path))
        {
            Content = new SplicedContent(call.Body, call.ContentType),
        };
        request.Headers.TryAddWithoutValidation("Accept", call.Wire.Accepts);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity"); // Usage is read from plain bytes.
        request.Headers.TryAddWithoutValidation("User-Agent", "ia-solaris");
        target.Authorise(request.Headers, call.Wire.Auth ?? call.Deployment.Provider.Auth, token);
        foreach (var (name, value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return target.Connections.SendAsync(request, cancellationToken);
    }

    /// <summary>Asks for something that costs nothing. Throws as <see cref="SendAsync(UpstreamCall, CancellationToken)"/> does.</summary>
    public Task<HttpResponseMessage> GetAsync(
        Deployment deployment,
        string path,
        CancellationToken cancellationToken
    ) => SendAsync(deployment, HttpMethod.Get, path, content: null, cancellationToken);

    /// <summary>Sends what is no call of a model, such as a file. Throws as <see cref="SendAsync(UpstreamCall, CancellationToken)"/> does.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        Deployment deployment,
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellationToken
    )
    {
        var token = deployment.Account is { } account ? await _tokens.GetAsync(account, cancellationToken) : null;
        var target = _targets.GetValue(deployment, Prepare);
        var request = new HttpRequestMessage(method, target.RareAddress(path)) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", "ia-solaris");
        target.Authorise(request.Headers, deployment.Provider.Translates.Auth ?? deployment.Provider.Auth, token);
        return await target.Connections.SendAsync(request, cancellationToken);
    }

    public void Dispose()
    {
        _sockets.Dispose();
        foreach (var invoker in _inProcess.Values)
        {
            invoker.Dispose();
        }
    }

    private UpstreamTarget Prepare(Deployment deployment) => new(deployment, Connections(deployment.Provider.Name));

    /// <summary>A handler registered under the provider's name answers in this process (the demo's simulated provider).</summary>
    private HttpMessageInvoker Connections(string provider) =>
        _services.GetKeyedService<HttpMessageHandler>(provider) is { } handler
            ? _inProcess.GetOrAdd(provider, _ => new HttpMessageInvoker(handler, disposeHandler: false))
            : _sockets;

    private static SocketsHttpHandler Sockets(RelayOptions options) =>
        new()
        {
            AllowAutoRedirect = false, // A redirect would carry the credential and the prompt elsewhere.
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null, // Providers need not know our traces.
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10), // Follows DNS.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
            MaxResponseHeadersLength = 64,
        };
}
