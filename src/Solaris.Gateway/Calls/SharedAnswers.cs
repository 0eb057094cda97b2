using Solaris.Redis;
using StackExchange.Redis;

namespace Solaris.Calls;

/// <summary>
/// Kept answers in Redis, for all replicas. They are sealed with what was asked: who reads Redis reads none of them. Lost with Redis;
/// then each process has its own.
/// </summary>
internal sealed class SharedAnswers(RedisLink redis, TimeProvider clock)
{
    /// <summary>Of one process at a time: the Redis that counts rate limits must not be filled with answers.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<long, DateTimeOffset> _written = new();
    private long _bytes;

    public async ValueTask<KeptAnswer?> FindAsync(SharedPlace place)
    {
        var (_, found) = await redis.TryAskAsync(database => database.StringGetAsync(place.Key));
        return found.IsNullOrEmpty ? null : SealedAnswer.Open((byte[])found!, place);
    }

    /// <summary>Does not wait for Redis.</summary>
    public void Keep(SharedPlace place, KeptAnswer answer, TimeSpan life)
    {
        if (!redis.IsUp || !TakeRoom(answer.Body.Length, life))
        {
            return;
        }
        var sealedAnswer = SealedAnswer.Seal(answer, place);
        redis.Tell(database => database.StringSet(place.Key, sealedAnswer, life, flags: CommandFlags.FireAndForget));
    }

    private bool TakeRoom(long bytes, TimeSpan life)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_written.TryPeek(out var gone, out var until) && until <= now)
            {
                _written.Dequeue();
                _bytes -= gone;
            }
            if (_bytes + bytes > MostBytes)
            {
                return false;
            }
            _written.Enqueue(bytes, now + life);
            _bytes += bytes;
            return true;
        }
    }
}
