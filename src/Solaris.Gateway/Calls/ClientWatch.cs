using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>
/// Decides what becomes of an attempt when its client leaves. A stream is cancelled where the provider then stops billing; all else
/// is read on, because it is billed anyway. Nothing is read on while the process stops.
/// </summary>
internal sealed class ClientWatch : IDisposable
{
    private readonly GenerationCall _call;
    private readonly Patience _patience;
    private readonly bool _cancels;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenRegistration _onLeft;
    private readonly CancellationTokenRegistration _onStop;

    public ClientWatch(GenerationCall call, Deployment deployment, Patience patience, CancellationToken stopping)
    {
        _call = call;
        _patience = patience;
        _stopping = stopping;
        _cancels = call.Envelope.Stream && deployment.Provider.OnAbort == AbortPolicy.CancelAndEstimate;
        _onLeft = call.Http.RequestAborted.UnsafeRegister(static watch => ((ClientWatch)watch!).Left(), this);
        _onStop = stopping.UnsafeRegister(static watch => ((ClientWatch)watch!).Left(), this);
    }

    /// <summary>Set when the answer has ended and only its usage is missing: that is worth waiting for.</summary>
    public bool AlmostDone { get; set; }

    public void Dispose()
    {
        _onLeft.Dispose();
        _onStop.Dispose();
    }

    private void Left()
    {
        if (!_call.ClientLeft)
        {
            return;
        }
        if (_stopping.IsCancellationRequested || (_cancels && !AlmostDone))
        {
            _patience.Stop();
        }
    }
}
