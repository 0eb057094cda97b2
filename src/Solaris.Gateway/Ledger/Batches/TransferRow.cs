namespace Solaris.Ledger.Batches;

/// <summary>One entry of the books; never changed. (Ref, BucketId, Kind) is unique.</summary>
internal readonly record struct TransferRow(Guid Ref, long BucketId, TransferKind Kind, long Amount, long At);
