using System.ComponentModel.DataAnnotations;

namespace Solaris.Redis;

/// <summary>Which Redis the replicas share, if any.</summary>
internal sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>One server; null when there is none, or when <see cref="Connection"/> names several.</summary>
    public string? Host { get; set; }

    [Range(1, 65_535)]
    public int Port { get; set; } = 6379;

    [Range(0, 1_023)]
    public int Database { get; set; }

    public string? Password { get; set; }

    public bool Tls { get; set; }

    /// <summary>Several servers in StackExchange.Redis's notation: a cluster, or Sentinels with their <c>serviceName</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>The longest a call waits for Redis before it is decided without it.</summary>
    [Range(1, 5_000)]
    public int PatienceMilliseconds { get; set; } = 100;

    public bool IsConfigured => Host is not null || Connection is not null;
}
