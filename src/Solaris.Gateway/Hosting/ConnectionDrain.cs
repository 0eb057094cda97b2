using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Solaris.Hosting;

/// <summary>
/// Bounds the end of the process. Kestrel lets running answers finish when it stops; what still runs a little after
/// <see cref="ServerOptions.ShutdownSeconds"/> is cut here, which leaves the host time to settle what it used.
/// </summary>
internal sealed partial class ConnectionDrain : IDisposable
{
    /// <summary>For answers to end by themselves at the bound, and for their last bytes to go out.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, ConnectionContext> _open = new();
    private readonly ILogger<ConnectionDrain> _logger;
    private readonly CancellationTokenRegistration _stopping;
    private ITimer? _bound;

    public ConnectionDrain(
        IOptions<ServerOptions> options,
        IHostApplicationLifetime lifetime,
        TimeProvider clock,
        ILogger<ConnectionDrain> logger
    )
    {
        _logger = logger;
        var wait = TimeSpan.FromSeconds(options.Value.ShutdownSeconds) + Margin;
        _stopping = lifetime.ApplicationStopping.Register(() =>
            _bound = clock.CreateTimer(_ => CutAll(), null, wait, Timeout.InfiniteTimeSpan)
        );
    }

    public ConnectionDelegate Track(ConnectionDelegate next) =>
        async connection =>
        {
            _open.TryAdd(connection.ConnectionId, connection);
            try
            {
                await next(connection);
            }
            finally
            {
                _open.TryRemove(connection.ConnectionId, out _);
            }
        };

    public void Dispose()
    {
        _stopping.Dispose();
        _bound?.Dispose();
    }

    private void CutAll()
    {
        LogCut(_open.Count);
        foreach (var connection in _open.Values)
        {
            connection.Abort(new ConnectionAbortedException("The gateway is stopping."));
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} connections still answered when the time to stop was over; they are cut")]
    private partial void LogCut(int count);
}
