namespace Solaris.Ledger;

/// <summary>A call's cost at a corrected price.</summary>
/// <param name="Ref">Names the entries that move the difference.</param>
/// <param name="Price">The version of the corrected price.</param>
internal sealed record CostCorrection(Guid Ref, RequestId Call, long CostMicros, string Price);
