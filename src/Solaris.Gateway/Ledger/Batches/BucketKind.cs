namespace Solaris.Ledger.Batches;

internal enum BucketKind
{
    /// <summary>One period of a limit's own amount.</summary>
    Plan = 0,

    /// <summary>A purchased pack, with its own expiry.</summary>
    Pack = 1,
}
