using Microsoft.OpenApi;

namespace Solaris.Docs;

/// <summary>One of the APIs that clients speak.</summary>
/// <param name="Error">The shape of its errors.</param>
internal sealed record ClientSurface(OpenApiTagReference Tag, OpenApiSchema Error);
