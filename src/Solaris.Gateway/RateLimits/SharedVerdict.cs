namespace Solaris.RateLimits;

/// <summary>What was decided for all replicas, and what the key owes then, in ticks until its limits are whole again.</summary>
internal sealed record SharedVerdict(LimitedBy? Denied, TimeSpan Wait, long RequestTicks, long TokenTicks);
