using Microsoft.Extensions.Time.Testing;

namespace Solaris.Payments;

/// <summary>A clock that stands still, on which pauses between attempts are over at once and nothing ever takes too long.</summary>
internal sealed class ImpatientClock : FakeTimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public ImpatientClock()
        : this(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000)) { }

    public ImpatientClock(DateTimeOffset now)
        : base(now) { }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(callback, state, dueTime < LongestPause ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, period);
}
