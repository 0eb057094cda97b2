using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Solaris.Live;

/// <summary>A reader of the hub, as the dashboard is one.</summary>
internal sealed class LiveTestHub : IAsyncDisposable
{
    private readonly HubConnection _connection;

    private LiveTestHub(HubConnection connection) => _connection = connection;

    public HubConnectionState State => _connection.State;

    public static async Task<LiveTestHub> ConnectAsync(
        Uri gateway,
        string? session,
        HttpTransportType transport = HttpTransportType.WebSockets,
        Func<HttpMessageHandler>? handler = null,
        string? origin = null,
        string? bearer = null
    )
    {
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(gateway, LiveEndpoints.Hub),
            transport,
            options =>
            {
                if (handler is not null)
                {
                    options.HttpMessageHandlerFactory = _ => handler();
                }
                if (session is not null)
                {
                    options.Headers["Cookie"] = $"solaris={session}";
                }
                if (bearer is not null)
                {
                    options.Headers["Authorization"] = $"Bearer {bearer}";
                }
                if (origin is not null)
                {
                    options.Headers["Origin"] = origin;
                }
            }
        );
        builder.AddJsonProtocol(options =>
            options.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase
        );
        var hub = new LiveTestHub(builder.Build());
        await hub._connection.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    public IAsyncEnumerable<LiveFrame> WatchAsync(string scope, Guid? id = null, LiveFrame? after = null) =>
        _connection.StreamAsync<LiveFrame>(
            "Watch",
            scope,
            id,
            after is null ? null : new LiveCursor { Stream = after.Stream, Seq = after.Seq },
            TestContext.Current.CancellationToken
        );

    /// <summary>What the hub answers at once: a frame, or the refusal's message.</summary>
    public async Task<string?> RefusalAsync(string scope, Guid? id = null)
    {
        try
        {
            await foreach (var _ in WatchAsync(scope, id))
            {
                return null;
            }
            return null;
        }
        catch (Microsoft.AspNetCore.SignalR.HubException exception)
        {
            return exception.Message;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
