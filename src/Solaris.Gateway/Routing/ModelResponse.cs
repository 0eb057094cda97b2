namespace Solaris.Routing;

/// <summary>A name that clients may ask for, and where it leads.</summary>
/// <param name="Name">May have a <c>*</c>, which stands for any text.</param>
/// <param name="Aliases">Other names for it.</param>
/// <param name="Deployments">Ids, those of a smaller order first.</param>
/// <param name="Fallbacks">Models that are tried after it.</param>
/// <param name="ContextWindowFallbacks">Models that are tried instead when the prompt is too long.</param>
/// <param name="ContentPolicyFallbacks">Models that are tried instead when a content filter stops the prompt.</param>
/// <param name="ContextWindow">The most input tokens of any of its deployments; null when unknown.</param>
/// <param name="Priced">False when a deployment has no price: money limits refuse its calls.</param>
public sealed record ModelResponse(
    string Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Deployments,
    IReadOnlyList<string> Fallbacks,
    IReadOnlyList<string> ContextWindowFallbacks,
    IReadOnlyList<string> ContentPolicyFallbacks,
    long? ContextWindow,
    bool Priced
);
