namespace Solaris.Ledger.Interleavings;

/// <summary>
/// One flow of control that goes on only when it is its turn: whatever it awaits, in its own code or in the gateway's, comes back
/// to it as work that waits here.
/// </summary>
internal sealed class Actor(string name) : SynchronizationContext
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Work, object? State)> _work = [];

    /// <summary>The end of it; a failure in it is the test's.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public bool HasWork
    {
        get
        {
            lock (_gate)
            {
                return _work.Count > 0;
            }
        }
    }

    public static Actor Start(string name, Func<Actor, Task> story)
    {
        var actor = new Actor(name);
        var ended = new TaskCompletionSource<Task>();
        actor.Post(_ => ended.SetResult(story(actor)), state: null);
        actor.Ended = ended.Task.Unwrap();
        return actor;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _work.Enqueue((d, state));
        }
    }

    /// <summary>Goes on to the next thing it has to wait for.</summary>
    public void Turn()
    {
        (SendOrPostCallback Work, object? State) next;
        lock (_gate)
        {
            next = _work.Dequeue();
        }
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            next.Work(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override string ToString() => name;
}
