using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Live;

/// <summary>Calls as they happen. A connection is granted nothing but what it asks for and may have.</summary>
internal sealed class LiveHub(LiveBoard board, LiveAccess access, LiveGuests guests, Views views) : Hub
{
    /// <summary>A topic that does not exist and one that is not for the caller are refused alike.</summary>
    public const string NoTopic = "topic_not_found";

    public override Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is { } http && !CrossSite.IsForeign(http.Request))
        {
            guests.Add(Context);
        }
        else
        {
            Context.Abort();
        }
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        guests.Remove(Context);
        return Task.CompletedTask;
    }

    /// <summary>The frames of a topic, beginning after <paramref name="after"/>. Ends when the reader is too slow: ask again.</summary>
    /// <param name="scope"><c>own</c>, <c>team</c> or <c>organisation</c>.</param>
    /// <param name="id">The team; null for the own one.</param>
    [HubMethodName("Watch")]
    public async IAsyncEnumerable<LiveFrame> WatchAsync(
        string scope,
        Guid? id,
        LiveCursor? after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (
            Context.User is not { } caller
            || Context.GetHttpContext() is not { } http
            || await access.FindAsync(caller, scope, id, cancellationToken) is not { } topic
        )
        {
            throw new HubException(NoTopic);
        }
        if (topic.TellsPersons)
        {
            await views.RecordAsync(http, "live.view", topic.Scope, topic.Id, cancellationToken);
        }
        using var watch = board.Watch(topic, after);
        await foreach (var frame in watch.Frames.ReadAllAsync(cancellationToken))
        {
            yield return frame;
        }
    }
}
