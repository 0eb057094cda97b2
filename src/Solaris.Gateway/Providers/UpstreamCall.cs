using System.Collections.Immutable;

namespace Solaris.Providers;

/// <summary>One request to one deployment.</summary>
/// <param name="Wire">The API it goes to.</param>
/// <param name="Model">The model's name at the provider.</param>
/// <param name="Headers">The few of the client's headers that providers may see.</param>
internal sealed record UpstreamCall(
    Deployment Deployment,
    Wire Wire,
    string Model,
    bool Stream,
    SplicedBody Body,
    ImmutableArray<KeyValuePair<string, string>> Headers
)
{
    /// <summary>The body's content type, where it is not JSON: a form's, with its boundary.</summary>
    public string? ContentType { get; init; }

    /// <summary>The API's own route, unless a smaller one beside it is asked.</summary>
    public string Path { get; init; } = Wire.Path(Model, Stream);
}
