using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Solaris.Storage;

namespace Solaris.Hosting;

/// <summary>
/// Runs a request on the thread that saw its bytes arrive. Both switches together cost about a third less CPU a
/// request than the defaults, each alone nothing (measured: bench/README.md). In return nothing on the path of a
/// request may block.
/// </summary>
/// <remarks>
/// Not with PostgreSQL: Dapper reads rows with sequential access, for which Npgsql takes a column that has not arrived
/// yet with a blocking read. On the socket's own thread that waits for itself, until the 30 s of the command are over.
/// </remarks>
internal static class InlineSockets
{
    private const string Switch = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Call before the first socket exists: the runtime reads the switch once.</summary>
    public static WebApplicationBuilder UseInlineSockets(this WebApplicationBuilder builder)
    {
        var postgres = builder.Configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Host)}"];
        if (!string.IsNullOrEmpty(postgres))
        {
            Environment.SetEnvironmentVariable(Switch, "0");
        }
        else if (Environment.GetEnvironmentVariable(Switch) is null)
        {
            Environment.SetEnvironmentVariable(Switch, "1");
        }
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        return builder;
    }
}
