using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solaris.Routing;

namespace Solaris.Health;

/// <summary>There is a model to call. A gateway without one lives, and an administrator can sign in, but it serves nobody.</summary>
internal sealed class ModelsCheck(Router router) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            router.Models.Count > 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("none: set OPENAI_API_KEY, or SOLARIS_CONFIG to a model file")
        );
}
