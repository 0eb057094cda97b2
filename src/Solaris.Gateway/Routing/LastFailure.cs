using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>The newest failure of a deployment. Not the provider's message, which may quote a prompt.</summary>
/// <param name="Status">The provider's HTTP status; 0 when no answer came.</param>
/// <param name="Code">The provider's own word, such as <c>rate_limit_exceeded</c>; null without one.</param>
internal sealed record LastFailure(DateTimeOffset At, FailureKind Kind, int Status, string? Code);
