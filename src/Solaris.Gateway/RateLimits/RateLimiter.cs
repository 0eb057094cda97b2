using System.Collections.Concurrent;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.RateLimits;

/// <summary>Requests and tokens per minute and parallel calls of a key, in this process.</summary>
internal sealed class RateLimiter(TimeProvider clock)
{
    private readonly ConcurrentDictionary<ApiKeyId, KeyMeter> _meters = new();

    /// <summary>
    /// Takes a place for one call of <paramref name="tokens"/> (upper bound), or says when to come back. Dispose the lease
    /// when the call ends, after <see cref="RateLease.Used"/> when fewer tokens were used. A key without limits costs nothing.
    /// </summary>
    public RateLease TryEnter(Caller caller, long tokens, out Refusal? refusal)
    {
        if (caller is { RequestsPerMinute: null, TokensPerMinute: null, MaxParallel: null })
        {
            refusal = null;
            return default;
        }
        var meter = _meters.GetOrAdd(caller.Origin.Key, static _ => new KeyMeter());
        var verdict = meter.Enter(KeyLimits.Of(caller), tokens, clock.GetUtcNow().Ticks);
        refusal = verdict.Denied is null ? null : RateRefusals.For(caller, verdict, tokens);
        return refusal is null
            ? new(new RatePlace(meter, clock, caller.TokensPerMinute, tokens, verdict.Standing))
            : new(verdict.Standing);
    }
}
