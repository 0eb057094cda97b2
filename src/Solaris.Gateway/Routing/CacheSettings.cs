using System.Collections.Immutable;

namespace Solaris.Routing;

/// <summary>How answers are kept to be given again.</summary>
/// <param name="Endpoints">Routes below <c>/v1</c> whose answers are kept.</param>
/// <param name="OnRequest">True keeps only answers to calls that ask for it.</param>
/// <param name="Shared">True keeps them in Redis too, for all replicas.</param>
internal sealed record CacheSettings(
    TimeSpan Life,
    ImmutableArray<string> Endpoints,
    bool OnRequest,
    bool Shared = false
);
