using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solaris.Redis;

namespace Solaris.Health;

/// <summary>Redis, where one is configured. Its loss costs precision of rate limits, so the gateway stays ready.</summary>
internal sealed class RedisCheck(RedisLink redis) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(Result());

    private HealthCheckResult Result()
    {
        if (!redis.IsConfigured)
        {
            return HealthCheckResult.Healthy("not configured: rate limits are kept in each process");
        }
        return redis.IsUp
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("away or slow: rate limits are kept in each process");
    }
}
