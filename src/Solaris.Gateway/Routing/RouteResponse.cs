namespace Solaris.Routing;

/// <summary>Where a call for a model would go now.</summary>
/// <param name="Candidates">Ids of deployments in the order they would be tried in; where several are equal, one draw of many.</param>
/// <param name="Own">How many of them, from the first, are the model's own; the others are fallbacks.</param>
/// <param name="Retries">How often a failed attempt may be repeated in all.</param>
public sealed record RouteResponse(
    string Model,
    IReadOnlyList<string> Candidates,
    int Own,
    int Retries,
    IReadOnlyList<string> ContextWindow,
    IReadOnlyList<string> ContentPolicy
);
