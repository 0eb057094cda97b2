using StackExchange.Redis;

namespace Solaris.Redis;

/// <summary>The client's settings for what the administrator configured.</summary>
internal static class RedisConnection
{
    private const int ConnectMilliseconds = 2_000;

    public static ConfigurationOptions Of(RedisOptions options)
    {
        var settings = options.Connection is { } text
            ? ConfigurationOptions.Parse(text)
            : new ConfigurationOptions { EndPoints = { { options.Host ?? "", options.Port } } };
        settings.AbortOnConnectFail = false; // A gateway starts without its Redis, and finds it later.
        settings.BacklogPolicy = BacklogPolicy.FailFast; // A question that is answered late was decided without the answer.
        settings.ConnectTimeout = ConnectMilliseconds;
        settings.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
        settings.ReconnectRetryPolicy = new LinearRetry(500);
        settings.ClientName = "solaris";
        settings.Password ??= options.Password;
        settings.DefaultDatabase ??= options.Database;
        settings.Ssl |= options.Tls;
        return settings;
    }
}
