namespace Solaris.Payments;

/// <summary>Names a charge. After a crash while it was made, only our reference is known.</summary>
internal sealed record ChargeKey(string Reference, string? ProviderId);
