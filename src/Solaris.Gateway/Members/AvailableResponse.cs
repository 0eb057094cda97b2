namespace Solaris.Members;

/// <summary>What is left in one unit, and the limit that leaves it.</summary>
/// <param name="Amount">Tokens or micro-units.</param>
/// <param name="Binding">The limit with the least room among those that count every model.</param>
/// <param name="ApproximateCalls">How many typical calls that is; null when no typical call is known.</param>
public sealed record AvailableResponse(long Amount, OwnLimitResponse Binding, long? ApproximateCalls);
