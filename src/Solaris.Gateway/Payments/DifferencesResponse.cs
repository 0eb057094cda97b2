namespace Solaris.Payments;

/// <summary>What reconciliation found. All three lists are empty when money and tokens fit together; each holds at most 200.</summary>
/// <param name="PaidNotGranted">Money without its tokens.</param>
/// <param name="GrantedNotPaid">Tokens without their money.</param>
/// <param name="ReversedNotClawed">Money that went back, whose tokens are still there.</param>
/// <param name="CheckedAt">When a provider was last asked for its list; null before the first time.</param>
public sealed record DifferencesResponse(
    IReadOnlyList<Difference> PaidNotGranted,
    IReadOnlyList<Difference> GrantedNotPaid,
    IReadOnlyList<Difference> ReversedNotClawed,
    DateTimeOffset? CheckedAt
);
