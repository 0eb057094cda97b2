using Solaris.Storage;

namespace Solaris.Ledger.Verification;

/// <summary>
/// The invariants of docs/architecture.md as grouped joins: a correlated sub-query over the same rows takes minutes
/// where these take less than a second.
/// </summary>
internal static class LedgerChecks
{
    /// <summary>How long after its deadline, or its owner's lease, an open hold is a violation: the sweeper runs well within it.</summary>
    private const long SweepGrace = 300_000;

    public static IReadOnlyList<LedgerCheck> For(Database database)
    {
        var reservation = Text(database, "r.id");
        return
        [
            .. OfBuckets(),
            .. OfReservations(reservation),
            .. OfHolds(reservation),
            new(
                "I6",
                "every hold ends",
                $"""
                select {reservation} as subject, 0 as expected, r.amount_tokens as found from reservation r
                left join instance i on i.id = r.instance_id
                where r.state = 0 and (r.hard_deadline < {database.Now} - {SweepGrace}
                    or (r.instance_id <> {LedgerInstance.NobodyIn(database)}
                        and coalesce(i.lease_until, 0) < {database.Now} - {SweepGrace}))
                """
            ),
            .. OfAlerts(),
            new(
                "I8",
                "each paid order was granted once",
                """
                select 'pack ' || b.id as subject, b.plan as expected, coalesce(t.total, 0) as found from bucket b
                left join (select ref, cast(sum(amount) as bigint) as total from transfer where kind = 1 group by ref) t
                    on t.ref = b.order_id
                where b.kind = 1 and b.plan <> coalesce(t.total, 0)
                """
            ),
            AppendOnly(database),
        ];
    }

    private static LedgerCheck[] OfBuckets() =>
        [
            new(
                "I1",
                "used and held stay within what was granted and recorded as debt",
                """
                select 'bucket ' || id as subject, granted + overrun + clawback as expected, used + held as found
                from bucket where used + held > granted + overrun + clawback
                """
            ),
            new(
                "I1",
                "debt is what was used and held beyond the grant",
                """
                select 'bucket ' || id as subject, used + held - granted as expected, overrun + clawback as found
                from bucket where overrun + clawback > 0 and overrun + clawback <> used + held - granted
                """
            ),
            new(
                "I2",
                "used is the sum of the charges",
                """
                select 'bucket ' || b.id as subject, coalesce(t.total, 0) as expected, b.used as found from bucket b
                left join (select bucket_id, cast(sum(amount) as bigint) as total from transfer where kind in (2, 3, 6) group by bucket_id) t
                    on t.bucket_id = b.id
                where b.used <> coalesce(t.total, 0)
                """
            ),
            new(
                "I2",
                "granted is the sum of the grants",
                """
                select 'bucket ' || b.id as subject, coalesce(t.total, 0) as expected, b.granted as found from bucket b
                left join (select bucket_id, cast(sum(amount) as bigint) as total from transfer where kind in (1, 4, 5) group by bucket_id) t
                    on t.bucket_id = b.id
                where b.granted <> coalesce(t.total, 0)
                """
            ),
            new(
                "I2",
                "held is the sum of the open lines",
                """
                select 'bucket ' || b.id as subject, coalesce(h.total, 0) as expected, b.held as found from bucket b
                left join (select l.bucket_id, cast(sum(l.held) as bigint) as total from line l
                    join reservation r on r.id = l.reservation_id where r.state = 0 group by l.bucket_id) h
                    on h.bucket_id = b.id
                where b.held <> coalesce(h.total, 0)
                """
            ),
        ];

    private static LedgerCheck[] OfReservations(string reservation) =>
        [
            new(
                "I2",
                "every line has its reservation and its bucket",
                """
                select 'line of bucket ' || l.bucket_id as subject, 1 as expected, 0 as found from line l
                left join reservation r on r.id = l.reservation_id left join bucket b on b.id = l.bucket_id
                where r.id is null or b.id is null
                """
            ),
            new(
                "I3",
                "an open hold has charged nothing",
                $"""
                select {reservation} as subject, 0 as expected, cast(sum(t.amount) as bigint) as found from reservation r
                join transfer t on t.ref = r.id and t.kind in (2, 3) where r.state = 0 group by r.id
                """
            ),
            new(
                "I4",
                "a call's charge is the sum of its transfers, on every limit",
                $"""
                select {reservation} || ' limit ' || b.limit_id as subject,
                    case when q.unit = 0 then r.charged_tokens else r.charged_micros end as expected,
                    cast(coalesce(sum(t.total), 0) as bigint) as found
                from line l join reservation r on r.id = l.reservation_id
                join bucket b on b.id = l.bucket_id join quota_limit q on q.id = b.limit_id
                left join (
                    select ref, bucket_id, cast(sum(amount) as bigint) as total from (
                        select ref, bucket_id, amount from transfer where kind in (2, 3)
                        union all
                        select c.reservation_id, m.bucket_id, m.amount from correction c
                        join transfer m on m.ref = c.ref and m.kind = 6) moved
                    group by ref, bucket_id) t
                    on t.ref = l.reservation_id and t.bucket_id = l.bucket_id
                where r.state = 1
                group by r.id, r.charged_tokens, r.charged_micros, b.limit_id, q.unit
                having coalesce(sum(t.total), 0) <> case when q.unit = 0 then r.charged_tokens else r.charged_micros end
                """
            ),
            new(
                "I3",
                "what a call was charged has a line",
                $"""
                select {reservation} || ' bucket ' || t.bucket_id as subject, 0 as expected, t.amount as found
                from transfer t join reservation r on r.id = t.ref
                left join line l on l.reservation_id = t.ref and l.bucket_id = t.bucket_id
                where t.kind in (2, 3) and l.bucket_id is null
                """
            ),
        ];

    private static LedgerCheck[] OfHolds(string reservation) =>
        [
            new(
                "I5",
                "more than the hold is charged only on the provider's word",
                $"""
                select {reservation} as subject, r.amount_tokens as expected, r.charged_tokens as found from reservation r
                where r.state = 1 and r.charged_tokens > r.amount_tokens and r.basis not in (1, 2, 5)
                """
            ),
            new(
                "I5",
                "more money than the hold is charged only on the provider's word",
                $"""
                select {reservation} as subject, r.amount_micros as expected, r.charged_micros as found from reservation r
                where r.state = 1 and r.charged_micros > r.amount_micros and r.basis not in (1, 2, 5)
                """
            ),
        ];

    private static LedgerCheck[] OfAlerts() =>
        [
            new(
                "I7",
                "each announced threshold was queued once",
                """
                select 'bucket ' || e.bucket_id || ' threshold ' || e.threshold as subject, 1 as expected, cast(count(o.id) as bigint) as found
                from threshold_event e
                left join outbox o on o.message_id = 'threshold-' || e.bucket_id || '-' || e.threshold
                group by e.bucket_id, e.threshold having count(o.id) <> 1
                """
            ),
            new(
                "I7",
                "each announcement is about a threshold that was crossed",
                """
                select o.message_id as subject, 1 as expected, 0 as found from outbox o
                left join threshold_event e on o.message_id = 'threshold-' || e.bucket_id || '-' || e.threshold
                where o.kind = 'threshold' and e.bucket_id is null
                """
            ),
        ];

    private static LedgerCheck AppendOnly(Database database) =>
        new(
            "I9",
            "transfers are append-only",
            database.Kind == DatabaseKind.Postgres
                ? """
                select 'trigger on transfer' as subject, 2 as expected, count(*) as found from pg_trigger
                where tgrelid = 'transfer'::regclass and tgname in ('transfer_no_update', 'transfer_no_delete') and tgenabled <> 'D'
                having count(*) <> 2
                """
                : """
                select 'trigger on transfer' as subject, 2 as expected, count(*) as found from sqlite_master
                where type = 'trigger' and name in ('transfer_no_update', 'transfer_no_delete') having count(*) <> 2
                """
        );

    private static string Text(Database database, string column) =>
        database.Kind == DatabaseKind.Postgres ? $"'call ' || {column}::text" : $"'call ' || lower(hex({column}))";
}
