namespace Solaris.Members;

/// <summary>What a person can spend now.</summary>
/// <param name="Zone">The organisation's IANA time zone: renewals are midnight there, and instants carry its offset.</param>
/// <param name="Tokens">The least that any limit on tokens leaves; null when none binds.</param>
/// <param name="Money">The least that any limit on money leaves, in micro-units; null when none binds.</param>
/// <param name="Limits">Every limit that binds this person, narrow scopes first. Keys may have limits of their own.</param>
/// <param name="TypicalCall">What their calls usually cost; null before the first one.</param>
public sealed record BalanceResponse(
    DateTimeOffset AsOf,
    string Zone,
    string Currency,
    AvailableResponse? Tokens,
    AvailableResponse? Money,
    IReadOnlyList<OwnLimitResponse> Limits,
    TypicalCallResponse? TypicalCall
);
