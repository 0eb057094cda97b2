namespace Solaris.Redis;

/// <summary>What replicas share when there is a Redis: rate limits, news of changes, answers that are kept.</summary>
internal static class RedisFeature
{
    public static IServiceCollection AddRedis(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<RedisOptions>()
            .BindConfiguration(RedisOptions.Section)
            .ValidateDataAnnotations()
            .Validate(IsReadable, "REDIS_CONNECTION is no connection string of StackExchange.Redis.");
        services.AddSingleton<RedisMetrics>().AddSingleton<RedisLink>();
        return services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
    }

    private static bool IsReadable(RedisOptions options)
    {
        try
        {
            return !options.IsConfigured || RedisConnection.Of(options).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
