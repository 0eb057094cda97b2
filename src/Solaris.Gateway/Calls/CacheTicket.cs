namespace Solaris.Calls;

/// <summary>Where a call's answer is kept.</summary>
/// <param name="MayRead">False when the caller wants a new answer.</param>
/// <param name="Shared">Where it is for all replicas; null when it stays in this process.</param>
internal sealed record CacheTicket(string Key, bool MayRead, TimeSpan Life, SharedPlace? Shared);
