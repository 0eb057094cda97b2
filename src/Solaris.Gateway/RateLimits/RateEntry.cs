using Solaris.Http;

namespace Solaris.RateLimits;

/// <summary>A call's place, or why it has none; the lease tells how the limits stand in both cases.</summary>
internal readonly record struct RateEntry(RateLease Lease, Refusal? Refusal);
