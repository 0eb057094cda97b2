namespace Solaris.Routing;

/// <summary>How a test of a deployment went. It asks for the list of models, which no provider bills.</summary>
/// <param name="Failure">Why it failed; null when the server is there and lets our credential in.</param>
public sealed record ProbeResponse(string Deployment, bool Healthy, string? Failure, long DurationMs);
