using System.ComponentModel.DataAnnotations;

namespace Solaris.Hosting;

/// <summary>Where the gateway listens, and its bounds.</summary>
internal sealed class ServerOptions
{
    public const string Section = "Server";

    public string Host { get; set; } = "127.0.0.1";

    /// <summary>0 takes any free port.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 5000;

    /// <summary>Chat clients send their images again with each turn: 64 MiB.</summary>
    [Range(1_024, 1_073_741_824)]
    public long MaxBodyBytes { get; set; } = 67_108_864;

    /// <summary>Addresses and networks of proxies whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed; see <see cref="Hosting.TrustedProxies"/>.</summary>
    public string? TrustedProxies { get; set; }

    /// <summary>How long running answers may go on after the gateway is told to stop.</summary>
    [Range(0, 3_600)]
    public int ShutdownSeconds { get; set; } = 30;
}
