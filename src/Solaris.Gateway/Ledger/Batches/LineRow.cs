namespace Solaris.Ledger.Batches;

/// <summary>One bucket's part of a reservation.</summary>
internal sealed class LineRow(BucketRow bucket, long held)
{
    public BucketRow Bucket => bucket;
    public long Held => held;

    /// <summary>Not stored: <see cref="LineShares"/> knows it.</summary>
    public long Charged { get; set; }
}
