using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solaris.Ledger;

namespace Solaris.Health;

/// <summary>The thread that writes the ledger runs: without it no call can be held.</summary>
internal sealed class LedgerCheck(LedgerWriter writer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            writer.IsRunning ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the writer does not run")
        );
}
