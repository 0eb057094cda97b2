namespace Solaris.RateLimits;

/// <summary>One limit per minute as it stands: what <c>x-ratelimit-*</c> headers say.</summary>
/// <param name="Reset">Until the limit is whole again.</param>
internal readonly record struct RateWindow(long Limit, long Remaining, TimeSpan Reset);
