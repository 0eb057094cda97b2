namespace Solaris.Ledger.Batches;

/// <summary>A bucket's use has reached a part of its grant; stored once, with its message in the outbox.</summary>
internal readonly record struct ThresholdRow(BucketRow Bucket, int Threshold, long At);
