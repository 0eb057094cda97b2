using Npgsql;
using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>Locks and loads the rows of a batch in PostgreSQL, in one round trip unless a period or a pack begins.</summary>
internal static class PostgresRows
{
    private const string BucketColumns =
        "b.id, b.limit_id, b.kind, b.priority, b.starts_at, b.ends_at, b.order_id, b.plan, b.granted, b.used, b.held, "
        + "b.overrun, b.clawback";

    /// <summary>
    /// Gives up before the client does: what it no longer waits for must not be committed later. Lets go in time: a process that is
    /// paused while it holds the organisation's row must not stop all others. And plans once: planning each statement anew
    /// took longer than running it. Every statement finds its rows by a key, also in tables that have no statistics yet, where a
    /// plan that is kept could otherwise read all rows of a table that has grown since.
    /// </summary>
    private const string Settings = """
        select set_config('statement_timeout', '4000', true), set_config('idle_in_transaction_session_timeout', '4000', true),
            set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)
        """;

    private const string LockReservations = """
        select id, instance_id, organisation_id, key_id, user_id, team_id, model, endpoint, floor_tokens, amount_tokens,
            floor_micros, amount_micros, output_rate, created_at, hard_deadline, progress, charged_tokens,
            charged_micros, basis, output_weight
        from reservation where id = any($1) order by id for no key update
        """;

    private const string Lines = "select reservation_id, bucket_id, held from line where reservation_id = any($1)";

    /// <summary>The ids first, so that the locking query reads by primary key.</summary>
    private const string LockBuckets = $"""
        select {BucketColumns}
        from bucket b join quota_limit l on l.id = b.limit_id
        where b.id = any(
            array(select bucket_id from line where reservation_id = any($1))
            || array(select id from bucket where limit_id = any($2)
                and starts_at <= extract(epoch from statement_timestamp()) * 1000
                and ends_at > extract(epoch from statement_timestamp()) * 1000)
            || array(select bucket_id from transfer where ref = any($3)))
        order by l.scope, b.limit_id, b.priority, b.ends_at, b.id
        for no key update of b
        """;

    /// <summary>Read after the buckets are locked: a limit that was changed meanwhile is granted from as it is now.</summary>
    private const string Limits = """
        select id, scope, scope_id, unit, amount, block_at, alert_at, removed_at is not null
        from quota_limit where id = any($2) or id = any(array(
            select limit_id from bucket where id = any(
                array(select bucket_id from line where reservation_id = any($1))
                || array(select bucket_id from transfer where ref = any($3)))))
        """;

    private const string Grants = """
        select ref, bucket_id, amount from transfer grants
        where ref = any($1) and kind = 1 and not exists (
            select from transfer taken where taken.ref = grants.ref and taken.bucket_id = grants.bucket_id and taken.kind = 5)
        """;

    private const string Plant = """
        insert into bucket (limit_id, kind, priority, starts_at, ends_at, order_id, plan, granted, used, held, overrun, clawback)
        values ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0, 0) on conflict do nothing
        """;

    private const string LockPlanted = $"""
        select {BucketColumns} from bucket b
        where limit_id = $1 and starts_at <= $2 and ends_at > $2 order by priority, ends_at, id
        for no key update
        """;

    public static LedgerState Load(NpgsqlConnection connection, LedgerNeeds needs, Guid instance, int timeoutSeconds)
    {
        var reservations = needs.Reservations.ToArray();
        var limits = needs.Plans.Keys.Concat(needs.Packs.Select(pack => pack.Limit.Value)).ToArray();
        var orders = needs.Orders.ToArray();
        using var batch = new NpgsqlBatch(connection)
        {
            Timeout = timeoutSeconds,
            BatchCommands =
            {
                new("begin"),
                new(Settings),
                Command(LockReservations, reservations),
                Command(Lines, reservations),
                Command(LockBuckets, reservations, limits, orders),
                Command(Limits, reservations, limits, orders),
                new("select (extract(epoch from clock_timestamp()) * 1000)::bigint"),
            },
        };
        if (orders.Length > 0)
        {
            batch.BatchCommands.Add(Command(Grants, orders));
        }
        LedgerState state;
        using (var reader = batch.ExecuteReader())
        {
            state = Read(reader, instance);
        }
        foreach (var seed in needs.MissingFrom(state).ToList())
        {
            PlantBucket(connection, seed, state);
        }
        return state;
    }

    /// <summary>The state needs the clock, and the buckets need their limits: rows wait until all are there.</summary>
    private static LedgerState Read(NpgsqlDataReader reader, Guid instance)
    {
        reader.NextResult(); // The settings.
        var reservations = ReadAll(reader, Reservation);
        var lines = Next(reader, row => new StoredLine(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2)));
        var buckets = Next(reader, StoredBucket.Read);
        var limits = Next(reader, Limit);
        var state = new LedgerState(Next(reader, row => row.GetInt64(0))[0], instance);
        limits.ForEach(limit => state.Limits.Add(limit.Id, limit));
        buckets.ForEach(bucket => state.Add(bucket.With(state.Limits[bucket.LimitId])));
        reservations.ForEach(reservation => state.Reservations.Add(reservation.Id, reservation));
        StoredLine.Attach(lines, state);
        ReadGrants(reader, state);
        return state;
    }

    /// <summary>They are asked for only where a batch takes an order back.</summary>
    private static void ReadGrants(NpgsqlDataReader reader, LedgerState state)
    {
        if (!reader.NextResult())
        {
            return;
        }
        var grants = ReadAll(reader, row => (Order: row.GetGuid(0), Bucket: row.GetInt64(1), Amount: row.GetInt64(2)));
        foreach (var order in grants.GroupBy(grant => grant.Order))
        {
            state.OrderGrants[order.Key] = [.. order.Select(grant => (state.Buckets[grant.Bucket], grant.Amount))];
        }
    }

    private static void PlantBucket(NpgsqlConnection connection, BucketSeed seed, LedgerState state)
    {
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(
                    Plant,
                    seed.LimitId,
                    (short)seed.Kind,
                    (short)seed.Priority,
                    seed.Period.Start,
                    seed.Period.End,
                    (object?)seed.OrderId ?? DBNull.Value
                ),
                Command(LockPlanted, seed.LimitId, state.Now),
            },
        };
        using var reader = batch.ExecuteReader();
        ReadAll(reader, StoredBucket.Read).ForEach(bucket => state.Add(bucket.With(state.Limits[bucket.LimitId])));
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
        return command;
    }

    private static List<T> Next<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        reader.NextResult();
        return ReadAll(reader, read);
    }

    private static List<T> ReadAll<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    private static ReservationRow Reservation(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Instance = row.GetGuid(1),
            Origin = new(
                new(row.GetGuid(2)),
                new(row.GetGuid(3)),
                row.IsDBNull(4) ? null : new UserId(row.GetGuid(4)),
                row.IsDBNull(5) ? null : new TeamId(row.GetGuid(5))
            ),
            Model = row.GetString(6),
            Endpoint = row.GetString(7),
            FloorTokens = row.GetInt64(8),
            AmountTokens = row.GetInt64(9),
            FloorMicros = row.GetInt64(10),
            AmountMicros = row.GetInt64(11),
            OutputRate = row.GetInt64(12),
            CreatedAt = row.GetInt64(13),
            HardDeadline = row.GetInt64(14),
            Progress = row.GetInt64(15),
            ChargedTokens = row.GetInt64(16),
            ChargedMicros = row.GetInt64(17),
            Basis = row.IsDBNull(18) ? null : (UsageBasis)row.GetInt16(18),
            OutputWeight = row.GetInt64(19),
        };

    private static LimitRow Limit(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetInt64(0),
            Scope = (LimitScope)row.GetInt16(1),
            ScopeId = row.GetGuid(2),
            Unit = (LimitUnit)row.GetInt16(3),
            Amount = row.GetInt64(4),
            BlockAt = row.GetInt32(5),
            AlertAt = AlertColumn.Read(row.GetString(6)),
            Removed = row.GetBoolean(7),
        };
}
