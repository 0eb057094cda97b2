namespace Solaris.RateLimits;

/// <summary>What was decided for all replicas, and what the key owes then, in ticks until its limits are whole again.</summary>
/// <param name="At">Redis's clock, in ticks: answers may be read in another order than they were given.</param>
internal sealed record SharedVerdict(LimitedBy? Denied, TimeSpan Wait, long RequestTicks, long TokenTicks, long At);
