namespace Solaris.Providers;

/// <summary>How an attempt failed before anything of it could be given to the client.</summary>
/// <param name="Status">The provider's HTTP status; 0 when no answer came.</param>
internal sealed record AttemptFailure(FailureKind Kind, int Status, ProviderError Error)
{
    /// <summary>The wait the provider asked for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the provider said about repeating, when it did.</summary>
    public bool? ShouldRetry { get; init; }

    /// <summary>True when the provider had begun to answer: it bills, so a repeat would be billed again.</summary>
    public bool Generated { get; init; }

    /// <summary>True when the same deployment may do better later.</summary>
    public bool MayRepeat =>
        ShouldRetry
        ?? Kind
            is FailureKind.Connect
                or FailureKind.Timeout
                or FailureKind.Cut
                or FailureKind.Garbage
                or FailureKind.Overloaded
                or FailureKind.RateLimited
                or FailureKind.Spent;

    /// <summary>True when another deployment may do better.</summary>
    public bool MayMoveOn =>
        !Generated && Kind is not (FailureKind.Refused or FailureKind.ContextWindow or FailureKind.ContentPolicy);

    /// <summary>True when the fault is the deployment's, not the request's.</summary>
    public bool Unhealthy =>
        Kind
            is not (
                FailureKind.Refused
                or FailureKind.ContextWindow
                or FailureKind.ContentPolicy
                or FailureKind.Untranslatable
                or FailureKind.NotFound
                or FailureKind.Spent
            );

    /// <summary>The word for the request log.</summary>
    public string Outcome =>
        Kind switch
        {
            FailureKind.Connect => "connect",
            FailureKind.Timeout => "timeout",
            FailureKind.Cut => "cut",
            FailureKind.Garbage => "garbage",
            FailureKind.Spent => "spent",
            _ => "status",
        };
}
