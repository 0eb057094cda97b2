using Microsoft.Extensions.Options;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>The end of the process, as answers in flight see it: first a request to come to an end, then the end.</summary>
internal sealed class ShutdownGrace : IDisposable
{
    private readonly CancellationTokenSource _expired;
    private readonly CancellationTokenRegistration _stopping;

    public ShutdownGrace(IHostApplicationLifetime lifetime, IOptions<RelayOptions> options, TimeProvider clock)
    {
        Clock = clock;
        Stopping = lifetime.ApplicationStopping;
        _expired = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _stopping = Stopping.Register(() => _expired.CancelAfter(options.Value.ShutdownGrace));
    }

    public TimeProvider Clock { get; }

    /// <summary>The process was told to stop: nothing new is begun, answers whose client is gone end.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>The grace is over: every answer ends.</summary>
    public CancellationToken Expired => _expired.Token;

    public void Dispose()
    {
        _stopping.Dispose();
        _expired.Dispose();
    }
}
