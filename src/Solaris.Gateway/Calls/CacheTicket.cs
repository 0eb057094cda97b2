namespace Solaris.Calls;

/// <summary>Where a call's answer is kept.</summary>
/// <param name="MayRead">False when the caller wants a new answer.</param>
internal sealed record CacheTicket(string Key, bool MayRead, TimeSpan Life);
