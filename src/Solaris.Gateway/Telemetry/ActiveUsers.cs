using System.Collections.Concurrent;

namespace Solaris.Telemetry;

/// <summary>Counts the users who made a call lately, at this node.</summary>
internal sealed class ActiveUsers(TimeProvider clock)
{
    public const string Description = "Users who made a call in the last five minutes, at this node.";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<UserId, long> _lastSeen = new();

    public void Seen(UserId user) => _lastSeen[user] = clock.GetTimestamp();

    public int Count()
    {
        foreach (var (user, seen) in _lastSeen)
        {
            if (clock.GetElapsedTime(seen) > Window)
            {
                _lastSeen.TryRemove(new(user, seen)); // Not if the user came back meanwhile.
            }
        }
        return _lastSeen.Count;
    }
}
