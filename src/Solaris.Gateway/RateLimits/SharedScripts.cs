namespace Solaris.RateLimits;

/// <summary>
/// The generic cell rate algorithm in Redis, by its clock, in one step. <c>KEYS[1]</c> is a hash of the times at which requests
/// (<c>r</c>) and tokens (<c>t</c>) will have been earned back, <c>KEYS[2]</c> a sorted set of the calls in flight by the end of their
/// lease; both times in ticks since 2026, which Lua's numbers hold exactly for decades.
/// </summary>
internal static class SharedScripts
{
    private const string Clock = """
        local t = redis.call('TIME')
        local now = (tonumber(t[1]) - 1767225600) * 10000000 + tonumber(t[2]) * 10

        """;

    /// <summary>
    /// Arguments: the call, its lease, calls allowed at once (-1: any number), cost of the request and of its tokens in ticks (-1: no
    /// limit), what the asking process believes is owed of each, and 1 when Redis does not know of all that.
    /// Answers what denied it (0 nothing, 1 parallel, 2 requests, 3 tokens), the ticks to wait, what is owed of each, and when.
    /// What the process believes counts where Redis knows nothing: it was flushed, or started empty.
    /// </summary>
    public const string Enter =
        Clock
        + """
            local minute = 600000000
            local state = redis.call('HMGET', KEYS[1], 'r', 't')
            local function owed(stored, known)
              local at = tonumber(stored)
              if not at or ARGV[8] == '1' then at = math.max(at or 0, now + tonumber(known)) end
              return math.max(0, at - now)
            end
            local r, k = owed(state[1], ARGV[6]), owed(state[2], ARGV[7])
            local most, rcost, kcost = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
            if most >= 0 then
              redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))
              if redis.call('ZCARD', KEYS[2]) >= most then return {1, 10000000, r, k, now} end
            end
            if rcost >= 0 and r + rcost > minute then return {2, r + rcost - minute, r, k, now} end
            if kcost >= 0 and k + kcost > minute then return {3, k + kcost - minute, r, k, now} end
            if rcost >= 0 then r = r + rcost end
            if kcost >= 0 then k = k + kcost end
            redis.call('HSET', KEYS[1], 'r', string.format('%.0f', now + r), 't', string.format('%.0f', now + k))
            redis.call('PEXPIRE', KEYS[1], 120000)
            if most >= 0 then
              redis.call('ZADD', KEYS[2], string.format('%.0f', now + tonumber(ARGV[2])), ARGV[1])
              redis.call('PEXPIRE', KEYS[2], 120000)
            end
            return {0, 0, r, k, now}
            """;

    /// <summary>Arguments: the call, and the cost in ticks of the tokens it took and did not use.</summary>
    public const string Leave =
        Clock
        + """
            redis.call('ZREM', KEYS[2], ARGV[1])
            local back = tonumber(ARGV[2])
            local at = tonumber(redis.call('HGET', KEYS[1], 't') or '')
            if back > 0 and at then
              redis.call('HSET', KEYS[1], 't', string.format('%.0f', math.max(now, at - back)))
            end
            return 0
            """;

    /// <summary>Arguments: the call, and its lease. A call in flight keeps its place, also in a Redis that has forgotten it.</summary>
    public const string Renew =
        Clock
        + """
            redis.call('ZADD', KEYS[2], string.format('%.0f', now + tonumber(ARGV[2])), ARGV[1])
            redis.call('PEXPIRE', KEYS[2], 120000)
            return 0
            """;
}
