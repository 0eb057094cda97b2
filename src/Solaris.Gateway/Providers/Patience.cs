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
        _stop = stop.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Starts the wait anew.</summary>
    public void Allow(TimeSpan silence) => _source.CancelAfter(silence);

    public void Stop() => _source.Cancel();

    public void Dispose()
    {
        _stop.Dispose();
        _source.Dispose();
    }
}
