using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solaris.Ledger.Spools;

namespace Solaris.Health;

/// <summary>Charges that wait for the database fit on the disk; when they no longer do, calls are refused.</summary>
internal sealed class SpoolCheck(Spool spool) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{spool.Length} bytes");
        return Task.FromResult(spool.IsFull ? HealthCheckResult.Unhealthy(size) : HealthCheckResult.Healthy(size));
    }
}
