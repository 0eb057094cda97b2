using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Solaris.Http;

/// <summary>An endpoint below <c>/api</c> or <c>/hubs</c> as the running program has it.</summary>
internal sealed record ApiRoute(string Name, string Method, string Pattern, Endpoint Endpoint)
{
    public bool Mutates =>
        Method is not ("GET" or "HEAD" or "*") && Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public static IReadOnlyList<ApiRoute> All(EndpointDataSource source) =>
        [
            .. source
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.RoutePattern.RawText?.TrimStart('/') is { } path
                    && (
                        path.StartsWith("api/", StringComparison.Ordinal)
                        || path.StartsWith("hubs/", StringComparison.Ordinal)
                    )
                )
                .SelectMany(endpoint =>
                    (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(
                        method => new ApiRoute(
                            endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
                                ?? "/" + endpoint.RoutePattern.RawText!.Trim('/'),
                            method,
                            "/" + endpoint.RoutePattern.RawText!.Trim('/'),
                            endpoint
                        )
                    )
                ),
        ];

    /// <summary>The path with <paramref name="id"/> for whatever it names.</summary>
    public string Path(Guid id) =>
        Pattern
            .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{scopeId}", id.ToString(), StringComparison.Ordinal)
            .Replace("{scope}", "user", StringComparison.Ordinal)
            .Replace("{provider}", "openai", StringComparison.Ordinal)
            .Replace("{**model}", "gpt-4o", StringComparison.Ordinal)
            .Replace("{token}", "none", StringComparison.Ordinal);
}
