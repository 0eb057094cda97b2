using System.Collections.Concurrent;
using Solaris.Accounts;
using Solaris.Ledger;

namespace Solaris.RateLimits;

/// <summary>
/// Requests and tokens per minute and parallel calls of a key. Redis counts them for all replicas; without it each replica admits
/// its part.
/// </summary>
internal sealed class RateLimiter(SharedMeters shared, ReplicaCount replicas, TimeProvider clock)
{
    private readonly ConcurrentDictionary<ApiKeyId, KeyMeter> _meters = new();

    /// <summary>
    /// Takes a place for one call of <paramref name="tokens"/> (upper bound), or says when to come back. Dispose the lease
    /// when the call ends, after <see cref="RateLease.Used"/> when fewer tokens were used. A key without limits costs nothing.
    /// </summary>
    public ValueTask<RateEntry> EnterAsync(Caller caller, long tokens)
    {
        if (caller is { RequestsPerMinute: null, TokensPerMinute: null, MaxParallel: null })
        {
            return default;
        }
        var meter = _meters.GetOrAdd(caller.Origin.Key, static _ => new KeyMeter());
        var canPass = !(tokens > caller.TokensPerMinute); // What is larger than a whole minute is refused without asking.
        return shared.AreUp && canPass
            ? EnterSharedAsync(meter, caller, tokens)
            : new(EnterHere(meter, caller, tokens, place: null));
    }

    private async ValueTask<RateEntry> EnterSharedAsync(KeyMeter meter, Caller caller, long tokens)
    {
        var limits = KeyLimits.Of(caller);
        var place = shared.NewPlace(caller.Origin.Key);
        var debt = meter.Debt(clock.GetUtcNow().Ticks);
        if (await shared.TryEnterAsync(place, limits, tokens, debt) is not { } decided)
        {
            return EnterHere(meter, caller, tokens, place);
        }
        var verdict = meter.Adopt(limits, decided, clock.GetUtcNow().Ticks);
        return Entry(meter, caller, tokens, verdict, replicas: 1, place);
    }

    /// <param name="place">Not null when Redis was asked in vain: it may hold a place there all the same.</param>
    private RateEntry EnterHere(KeyMeter meter, Caller caller, long tokens, SharedPlace? place)
    {
        var living = replicas.Value;
        var verdict = meter.Enter(KeyLimits.Of(caller), tokens, living, clock.GetUtcNow().Ticks);
        if (verdict.Denied is not null)
        {
            place?.Leave(ticks: 0);
        }
        return Entry(meter, caller, tokens, verdict, living, place);
    }

    private RateEntry Entry(
        KeyMeter meter,
        Caller caller,
        long tokens,
        RateVerdict verdict,
        int replicas,
        SharedPlace? place
    )
    {
        if (verdict.Denied is not null)
        {
            return new(new(verdict.Standing), RateRefusals.For(caller, verdict, tokens));
        }
        if (place is not null && caller.MaxParallel is not null)
        {
            shared.Open(place);
        }
        var limits = KeyLimits.Of(caller);
        return new(
            new(new RatePlace(meter, clock, limits, tokens, verdict.Standing) { Replicas = replicas, Shared = place }),
            Refusal: null
        );
    }
}
