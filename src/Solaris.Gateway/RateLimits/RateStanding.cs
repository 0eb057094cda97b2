namespace Solaris.RateLimits;

/// <summary>How a key's limits stand after a call was let in or turned away; null where the key has no limit.</summary>
/// <param name="At">When that was so.</param>
internal readonly record struct RateStanding(RateWindow? Requests, RateWindow? Tokens, DateTimeOffset At);
