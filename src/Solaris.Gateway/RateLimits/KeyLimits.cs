using Solaris.Accounts;

namespace Solaris.RateLimits;

/// <summary>The limits of one key as they are now; null is unlimited.</summary>
internal readonly record struct KeyLimits(long? RequestsPerMinute, long? TokensPerMinute, int? MaxParallel)
{
    public static KeyLimits Of(Caller caller) =>
        new(caller.RequestsPerMinute, caller.TokensPerMinute, caller.MaxParallel);
}
