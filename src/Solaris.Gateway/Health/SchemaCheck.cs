using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solaris.Storage;

namespace Solaris.Health;

/// <summary>The schema is this version's. It cannot go back, so it is asked until it is.</summary>
internal sealed class SchemaCheck(Database database) : IHealthCheck
{
    private volatile bool _current;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        _current = _current || Migrations.IsCurrent(database);
        return Task.FromResult(
            _current ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("run solaris migrate")
        );
    }
}
