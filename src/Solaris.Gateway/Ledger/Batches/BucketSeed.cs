namespace Solaris.Ledger.Batches;

/// <summary>A bucket that must exist before the batch can be decided; it is inserted empty, and granted to by the decision.</summary>
/// <param name="OrderId">The paid order of a pack; null for a plan's period.</param>
internal readonly record struct BucketSeed(long LimitId, BucketKind Kind, int Priority, Period Period, Guid? OrderId);
