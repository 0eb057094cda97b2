using System.Collections.Immutable;

namespace Solaris.Providers;

/// <summary>One request to one deployment.</summary>
/// <param name="Path">The route below the API's root, such as <c>chat/completions</c>.</param>
/// <param name="Headers">The few of the client's headers that providers may see.</param>
internal sealed record UpstreamCall(
    Deployment Deployment,
    string Path,
    SplicedBody Body,
    ImmutableArray<KeyValuePair<string, string>> Headers
);
