namespace Solaris.Ledger.Batches;

/// <summary>One bucket's part of a reservation.</summary>
internal sealed class LineRow(BucketRow bucket, long held, long charged)
{
    public BucketRow Bucket => bucket;
    public long Held => held;
    public long Charged { get; set; } = charged;
}
