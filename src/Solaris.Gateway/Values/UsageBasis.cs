namespace Solaris;

/// <summary>How a charge is known.</summary>
internal enum UsageBasis
{
    /// <summary>Nothing was billed: the hold went back whole.</summary>
    Released = 0,

    /// <summary>The provider's final usage.</summary>
    ProviderUsage = 1,

    /// <summary>The last usage the provider sent before the answer broke off.</summary>
    InterimUsage = 2,

    /// <summary>Counted here: the input bound and the output that passed through.</summary>
    LocalCount = 3,

    /// <summary>The owner of the hold died: its last recorded progress, never more than the hold.</summary>
    ExpiredHold = 4,

    /// <summary>An expired hold, corrected once to the usage that turned up later.</summary>
    LateAdjustment = 5,
}
