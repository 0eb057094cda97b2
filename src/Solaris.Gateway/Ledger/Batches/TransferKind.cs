namespace Solaris.Ledger.Batches;

/// <summary>Why a bucket was credited or debited. <c>granted</c> is the sum of grants and claw-backs, <c>used</c> of charges, adjustments and corrections.</summary>
internal enum TransferKind
{
    Grant = 1,
    Charge = 2,
    LateAdjustment = 3,
    ClawBack = 5,

    /// <summary>The difference to the cost at a corrected price.</summary>
    Correction = 6,
}
