namespace Solaris.RateLimits;

/// <summary>Which of a key's limits turned a call away.</summary>
internal enum LimitedBy
{
    Requests,
    Tokens,

    /// <summary>One call asks for more tokens than a whole minute grants: it can never pass.</summary>
    CallTooLarge,
    Parallel,
}
