using System.Data.Common;
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
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await connection.ExecuteScalarAsync<long>(new("select 1", cancellationToken: cancellationToken));
        }
        catch (DbException exception)
        {
            // The exception's own text names hosts and users; it is for the log.
            return HealthCheckResult.Unhealthy("out of reach: calls are refused until it is back", exception);
        }
        return HealthCheckResult.Healthy();
    }
}
