namespace Solaris.Providers;

/// <summary>Cancels an attempt when the provider was silent for longer than allowed, or when somebody says stop.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _stop;

    /// <param name="stop">Ends every attempt: the process shuts down.</param>
    public Patience(TimeProvider clock, CancellationToken stop)
    {
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _stop = stop.UnsafeRegister(static patience => ((Patience)patience!).Stop(), this);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Starts the wait anew.</summary>
    public void Allow(TimeSpan silence) => _source.CancelAfter(silence);

    /// <summary>True when somebody said stop, not the clock.</summary>
    public bool Stopped { get; private set; }

    public void Stop()
    {
        Stopped = true;
        _source.Cancel();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _source.Dispose();
    }
}
