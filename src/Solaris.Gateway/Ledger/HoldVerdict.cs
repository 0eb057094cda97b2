namespace Solaris.Ledger;

internal enum HoldVerdict
{
    Held,

    /// <summary>A limit has too little room; nothing was held.</summary>
    Short,

    /// <summary>A money limit applies and the model has no price; nothing was held.</summary>
    Unpriced,

    /// <summary>The id was used by a call that is still running.</summary>
    InProgress,

    /// <summary>The id was used by a call that has ended: the answer cannot be given again.</summary>
    Finished,
}
