using System.Data.Common;
using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>A bucket as it is stored, before its limit is known.</summary>
internal readonly record struct StoredBucket(
    long Id,
    long LimitId,
    BucketKind Kind,
    int Priority,
    Period Period,
    Guid? OrderId,
    long Plan,
    long Granted,
    long Used,
    long Held,
    long Overrun,
    long Clawback
)
{
    public static StoredBucket Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt64(1),
            (BucketKind)row.GetInt16(2),
            row.GetInt16(3),
            new(row.GetInt64(4), row.GetInt64(5)),
            row.IsDBNull(6) ? null : row.GetGuid(6),
            row.GetInt64(7),
            row.GetInt64(8),
            row.GetInt64(9),
            row.GetInt64(10),
            row.GetInt64(11),
            row.GetInt64(12)
        );

    public BucketRow With(LimitRow limit) =>
        new()
        {
            Id = Id,
            Limit = limit,
            Kind = Kind,
            Priority = Priority,
            Period = Period,
            OrderId = OrderId,
            Plan = Plan,
            Granted = Granted,
            Used = Used,
            Held = Held,
            Overrun = Overrun,
            Clawback = Clawback,
        };
}
