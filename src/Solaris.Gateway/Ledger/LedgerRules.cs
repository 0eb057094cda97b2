namespace Solaris.Ledger;

/// <summary>
/// The ledger's promises as queries that find what breaks them: each row is one violation, as text. Joins are grouped
/// once, because the same rules as correlated sub-queries run for minutes on a large ledger.
/// </summary>
internal static class LedgerRules
{
    /// <summary>A hold may outlive its owner's lease or its own deadline by the sweeper's interval and some bad luck.</summary>
    public const long SweepGrace = 120_000;

    public const string Counted = """
        select (select count(*) from bucket) + (select count(*) from reservation) + (select count(*) from line)
            + (select count(*) from transfer) + (select count(*) from threshold_event)
        """;

    /// <summary>Queries take <c>@past</c>, the database's clock less <see cref="SweepGrace"/>, and <c>{0}</c>, a reservation's id as text.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Overspent,
        DebtUnexplained,
        BooksDiffer,
        HeldDiffers,
        OpenButCharged,
        LineDiffers,
        LevelsDiffer,
        ChargedBeyondHold,
        OutlivesOwner,
        EventWithoutMessage,
        MessageWithoutEvent,
        LineWithoutReservation,
    ];

    private const string Overspent = """
        select 'I1: bucket ' || id || ' has used ' || used || ' and held ' || held || ' of ' || granted
            || ' granted, ' || overrun || ' overrun, ' || clawback || ' claw-back'
        from bucket where used + held > granted + overrun + clawback
        """;

    private const string DebtUnexplained = """
        select 'I1: bucket ' || id || ' has debt ' || (overrun + clawback) || ' but used and held exceed the grant by '
            || (used + held - granted)
        from bucket where overrun + clawback > 0 and overrun + clawback <> used + held - granted
        """;

    private const string BooksDiffer = """
        select 'I2: bucket ' || b.id || ' says granted ' || b.granted || ', used ' || b.used || '; its transfers say '
            || coalesce(t.granted, 0) || ', ' || coalesce(t.used, 0)
        from bucket b left join (
            select bucket_id, sum(case when kind in (1, 5) then amount else 0 end) as granted,
                sum(case when kind in (2, 3) then amount else 0 end) as used
            from transfer group by bucket_id
        ) t on t.bucket_id = b.id
        where b.granted <> coalesce(t.granted, 0) or b.used <> coalesce(t.used, 0)
        """;

    private const string HeldDiffers = """
        select 'I2: bucket ' || b.id || ' says held ' || b.held || '; its open lines say ' || coalesce(o.held, 0)
        from bucket b left join (
            select l.bucket_id, sum(l.held) as held
            from line l join reservation r on r.id = l.reservation_id
            where r.state = 0 group by l.bucket_id
        ) o on o.bucket_id = b.id
        where b.held <> coalesce(o.held, 0)
        """;

    private const string OpenButCharged = """
        select 'I3: reservation ' || {0} || ' is open and has a charge of ' || t.amount
        from transfer t join reservation r on r.id = t.ref
        where r.state = 0 and t.kind in (2, 3)
        """;

    private const string LineDiffers = """
        select 'I3: reservation ' || {0} || ' charges bucket ' || l.bucket_id || ' ' || l.charged
            || '; its transfers say ' || coalesce(t.amount, 0)
        from line l join reservation r on r.id = l.reservation_id left join (
            select ref, bucket_id, sum(amount) as amount from transfer where kind in (2, 3) group by ref, bucket_id
        ) t on t.ref = l.reservation_id and t.bucket_id = l.bucket_id
        where l.charged <> coalesce(t.amount, 0)
        """;

    private const string LevelsDiffer = """
        select 'I4: reservation ' || {0} || ' is charged ' || case q.unit when 0 then r.charged_tokens else r.charged_micros end
            || ' but limit ' || q.id || ' ' || sum(l.charged)
        from reservation r join line l on l.reservation_id = r.id
            join bucket b on b.id = l.bucket_id join quota_limit q on q.id = b.limit_id
        group by r.id, r.charged_tokens, r.charged_micros, q.id, q.unit
        having sum(l.charged) <> case q.unit when 0 then r.charged_tokens else r.charged_micros end
        """;

    // 0 released, 3 local count, 4 expired hold: only what a provider reports may exceed the hold.
    private const string ChargedBeyondHold = """
        select 'I5: reservation ' || {0} || ' is charged ' || r.charged_tokens || ' tokens, ' || r.charged_micros
            || ' micros; it held ' || r.amount_tokens || ', ' || r.amount_micros
        from reservation r
        where r.basis in (0, 3, 4) and (r.charged_tokens > r.amount_tokens or r.charged_micros > r.amount_micros)
        """;

    private const string OutlivesOwner = """
        select 'I6: reservation ' || {0} || ' is open although its owner is gone'
        from reservation r left join instance i on i.id = r.instance_id
        where r.state = 0 and (r.hard_deadline < @past or coalesce(i.lease_until, 0) < @past)
            and r.created_at < @past
        """;

    private const string EventWithoutMessage = """
        select 'I7: bucket ' || e.bucket_id || ' crossed ' || e.threshold || ' without a message'
        from threshold_event e left join outbox o on o.message_id = 'threshold:' || e.bucket_id || ':' || e.threshold
        where o.id is null
        """;

    private const string MessageWithoutEvent = """
        select 'I7: message ' || o.message_id || ' is about no event'
        from outbox o left join threshold_event e on o.message_id = 'threshold:' || e.bucket_id || ':' || e.threshold
        where o.kind = 'threshold' and e.bucket_id is null
        """;

    private const string LineWithoutReservation = """
        select 'I2: line of bucket ' || l.bucket_id || ' belongs to no reservation or no bucket'
        from line l left join reservation r on r.id = l.reservation_id left join bucket b on b.id = l.bucket_id
        where r.id is null or b.id is null
        """;
}
