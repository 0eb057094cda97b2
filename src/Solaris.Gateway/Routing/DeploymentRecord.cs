using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>How the attempts at one deployment went, for people who look. What steers calls is <see cref="DeploymentHealth"/>.</summary>
internal sealed class DeploymentRecord(TimeProvider clock)
{
    private long _answered;
    private long _failed;
    private volatile LastFailure? _last;

    public long Answered => Volatile.Read(ref _answered);

    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Null while none failed.</summary>
    public LastFailure? Last => _last;

    /// <param name="failure">Null when it gave an answer.</param>
    public void Add(AttemptFailure? failure)
    {
        if (failure is null)
        {
            Interlocked.Increment(ref _answered);
            return;
        }
        Interlocked.Increment(ref _failed);
        _last = new(clock.GetUtcNow(), failure.Kind, failure.Status, failure.Error.Code ?? failure.Error.Type);
    }
}
