using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solaris.Storage;

namespace Solaris.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabaseCheck(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteScalarAsync<long>(new("select 1", cancellationToken: cancellationToken));
        return HealthCheckResult.Healthy();
    }
}
