using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.RateLimits;

/// <summary>Requests and tokens per minute and parallel calls of a key, in this process.</summary>
internal sealed class RateLimiter
{
    /// <summary>Takes a place for one call of <paramref name="tokens"/> (upper bound), or says when to come back. Dispose the lease when the call ends.</summary>
    public RateLease TryEnter(Caller caller, long tokens, out Refusal? refusal) => throw new NotSupportedException();
}
