namespace Solaris.RateLimits;

/// <summary>A meter's answer: nothing denied, or what and for how long.</summary>
internal readonly record struct RateVerdict(LimitedBy? Denied, TimeSpan Wait, RateStanding Standing);
