namespace Solaris.Quotas;

/// <summary>What has to happen before a limit has room for a call that it just refused.</summary>
internal enum LimitOutlook
{
    /// <summary>The limit had room.</summary>
    Fits,

    /// <summary>Only what other calls in flight hold is in the way: their surplus comes back within seconds.</summary>
    OthersFinish,

    /// <summary>The period must end.</summary>
    Renews,

    /// <summary>The limit has no next period.</summary>
    NeverRenews,

    /// <summary>The call needs more than a whole period grants.</summary>
    TooSmall,
}
