namespace Solaris.Payments;

/// <summary>Where a charge stands. Whether it is paid is for its payments to say.</summary>
internal enum ChargeStatus
{
    /// <summary>Can still be paid.</summary>
    Open,

    /// <summary>Its provider takes no more payments for it.</summary>
    Closed,
}
