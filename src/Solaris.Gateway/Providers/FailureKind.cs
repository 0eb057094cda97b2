namespace Solaris.Providers;

/// <summary>Why an attempt at a deployment gave no answer; decides what may be tried next.</summary>
internal enum FailureKind
{
    /// <summary>No connection: the provider never saw the call.</summary>
    Connect,

    /// <summary>Silence for longer than allowed.</summary>
    Timeout,

    /// <summary>The connection broke, or the answer ended before its end.</summary>
    Cut,

    /// <summary>Something came that is no answer.</summary>
    Garbage,

    /// <summary>The provider is overloaded or broken.</summary>
    Overloaded,

    /// <summary>The provider wants fewer calls.</summary>
    RateLimited,

    /// <summary>The gateway's own limit for the deployment is used up. Nothing was sent.</summary>
    Spent,

    /// <summary>The account at the provider has no money left.</summary>
    OutOfCredit,

    /// <summary>The provider refuses our credential.</summary>
    Credential,

    /// <summary>The provider does not have the model.</summary>
    NotFound,

    /// <summary>The provider's API cannot express the request: another's may. Nothing was sent.</summary>
    Untranslatable,

    /// <summary>The prompt, with the output asked for, is longer than the model takes: a bigger model may do.</summary>
    ContextWindow,

    /// <summary>The provider's content filter stopped the prompt: another provider's may not.</summary>
    ContentPolicy,

    /// <summary>The provider refuses the request itself: every other one would too.</summary>
    Refused,
}
