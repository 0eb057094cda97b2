using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Solaris.Live;

/// <summary>The open connections. One stays open for hours, so whoever it stands for is looked at again and again.</summary>
internal sealed partial class LiveGuests(LiveAccess access, ILogger<LiveGuests> logger)
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new(StringComparer.Ordinal);

    public void Add(HubCallerContext connection) => _connections[connection.ConnectionId] = connection;

    public void Remove(HubCallerContext connection) => _connections.TryRemove(connection.ConnectionId, out _);

    /// <summary>Closes the connections of sessions that ended, and of people whose role or team is another one now.</summary>
    public async Task ReviewAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, connection) in _connections)
        {
            try
            {
                if (
                    connection.GetHttpContext() is not { } http
                    || !await access.IsUnchangedAsync(http, cancellationToken)
                )
                {
                    _connections.TryRemove(id, out _);
                    connection.Abort();
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception); // The database is away: nobody's rights have changed meanwhile.
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Who a live connection stands for could not be looked at")]
    private partial void LogFailed(Exception exception);
}
