namespace Solaris.Routing;

/// <summary>The newest failure of a deployment; never the provider's message, which may quote a prompt.</summary>
/// <param name="Kind"><c>connect</c>, <c>timeout</c>, <c>cut</c>, <c>garbage</c>, <c>overloaded</c>, <c>rateLimited</c>, <c>outOfCredit</c>, <c>credential</c>, <c>notFound</c> …</param>
/// <param name="Status">The provider's HTTP status; 0 when no answer came.</param>
/// <param name="Code">The provider's own word; null without one.</param>
public sealed record FailureResponse(DateTimeOffset At, string Kind, int Status, string? Code);
