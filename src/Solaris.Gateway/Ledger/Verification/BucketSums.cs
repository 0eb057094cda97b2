using System.Data.Common;
using Dapper;

namespace Solaris.Ledger.Verification;

/// <summary>The sums of all buckets, to tell whether two databases have the same books.</summary>
internal static class BucketSums
{
    private const string Sql = """
        select b.id as "Id", cast(q.unit as bigint) as "Unit", b.granted as "Granted", b.used as "Used", b.held as "Held",
            b.overrun + b.clawback as "Debt", coalesce(t.rows, 0) as "Transfers", coalesce(t.moved, 0) as "Moved"
        from bucket b join quota_limit q on q.id = b.limit_id
        left join (select bucket_id, count(*) as rows, cast(sum(amount) as bigint) as moved from transfer group by bucket_id) t
            on t.bucket_id = b.id
        order by b.id
        """;

    public static async Task<IReadOnlyList<BucketSum>> ReadAsync(DbConnection connection, DbTransaction transaction) =>
        [
            .. (await connection.QueryAsync<Row>(Sql, transaction: transaction, commandTimeout: 600)).Select(row =>
                row.ToSum()
            ),
        ];

    private sealed class Row
    {
        public required long Id { get; init; }
        public required long Unit { get; init; }
        public required long Granted { get; init; }
        public required long Used { get; init; }
        public required long Held { get; init; }
        public required long Debt { get; init; }
        public required long Transfers { get; init; }
        public required long Moved { get; init; }

        public BucketSum ToSum() => new(Id, (LimitUnit)Unit, Granted, Used, Held, Debt, Transfers, Moved);
    }
}
