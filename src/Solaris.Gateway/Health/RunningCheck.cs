using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Solaris.Health;

/// <summary>Unhealthy from the moment the process is told to stop, so that a balancer sends no more while answers finish.</summary>
internal sealed class RunningCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("stopping")
                : HealthCheckResult.Healthy()
        );
}
