using Npgsql;
using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>Writes what a batch has changed and commits, in one round trip.</summary>
internal static class PostgresWriter
{
    private const string AddReservations = """
        insert into reservation (id, instance_id, organisation_id, key_id, user_id, team_id, model, endpoint,
            floor_tokens, amount_tokens, floor_micros, amount_micros, output_rate, created_at, hard_deadline,
            progress, charged_tokens, charged_micros, state, basis, output_weight)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
            $21)
        """;

    private const string SetReservations = """
        update reservation r set progress = n.progress, charged_tokens = n.tokens, charged_micros = n.micros,
            state = n.state, basis = n.basis
        from unnest($1, $2, $3, $4, $5, $6) as n (id, progress, tokens, micros, state, basis) where r.id = n.id
        """;

    private const string AddLines =
        "insert into line (reservation_id, bucket_id, held) select * from unnest($1, $2, $3)";

    private const string SetBuckets = """
        update bucket b set plan = n.plan, granted = n.granted, used = n.used, held = n.held, overrun = n.overrun,
            clawback = n.clawback
        from unnest($1, $2, $3, $4, $5, $6, $7) as n (id, plan, granted, used, held, overrun, clawback)
        where b.id = n.id
        """;

    private const string AddTransfers =
        "insert into transfer (ref, bucket_id, kind, amount, at) select * from unnest($1, $2, $3, $4, $5)";

    /// <summary>A message goes out only with the event's first row.</summary>
    private const string AddThresholds = """
        with crossed as (
            select * from unnest($1, $2, $3, $4, $5) as n (bucket_id, threshold, at, message_id, payload)
        ), told as (
            insert into threshold_event (bucket_id, threshold, at)
            select distinct on (bucket_id, threshold) bucket_id, threshold, at from crossed
            on conflict do nothing returning bucket_id, threshold
        )
        insert into outbox (message_id, kind, payload, created_at)
        select distinct on (message_id) message_id, 'threshold', payload, at
        from crossed join told using (bucket_id, threshold)
        """;

    private const string AddCorrections = """
        insert into correction (ref, reservation_id, price, micros_before, micros_after, at)
        select * from unnest($1, $2, $3, $4, $5, $6)
        """;

    /// <summary>The row of the log shows what the call costs now; what it cost before is in its correction.</summary>
    private const string CorrectRequests = """
        update request r set cost_micros = n.micros, price = n.price
        from unnest($1, $2, $3) as n (id, micros, price) where r.id = n.id
        """;

    private const string DropRequests = "delete from request where id = any($1)";

    private const string AddRequests = """
        insert into request (id, started_at, organisation_id, key_id, user_id, team_id, cost_micros, model, endpoint,
            deployment, provider, error_code, input_uncached, input_cache_read, input_cache_write_5m,
            input_cache_write_1h, output_total, output_reasoning, audio_input, audio_output, duration_ms,
            first_byte_ms, status, flags, basis, conversation, trace, attempts, image_input, image_output, price, terms,
            conversation_id)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
            $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
        on conflict do nothing
        """;

    private const string MarkHours = """
        insert into usage_dirty (hour, version, rolled) select hour, 1, 0 from unnest($1) as late (hour)
        on conflict (hour) do update set version = usage_dirty.version + 1
        """;

    private const string SetLease = """
        insert into instance (id, started_at, lease_until) values ($1, $2, $3)
        on conflict (id) do update set lease_until = excluded.lease_until
        """;

    public static void Write(NpgsqlConnection connection, LedgerState state, NameBook names, int timeoutSeconds)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = timeoutSeconds };
        WriteReservations(batch, state);
        WriteBuckets(batch, state);
        new ColumnSet<TransferRow>(state.Transfers)
            .Add(row => row.Ref)
            .Add(row => row.BucketId)
            .Add(row => (short)row.Kind)
            .Add(row => row.Amount)
            .Add(row => row.At)
            .AddTo(batch, AddTransfers);
        new ColumnSet<ThresholdRow>(state.Thresholds)
            .Add(row => row.Bucket.Id)
            .Add(row => row.Threshold)
            .Add(row => row.At)
            .Add(ThresholdMessage.Id)
            .Add(ThresholdMessage.Json)
            .AddTo(batch, AddThresholds);
        new ColumnSet<CorrectionRow>(state.Corrections)
            .Add(row => row.Ref)
            .Add(row => row.Reservation)
            .Add(row => row.Price)
            .Add(row => row.MicrosBefore)
            .Add(row => row.MicrosAfter)
            .Add(row => row.At)
            .AddTo(batch, AddCorrections);
        new ColumnSet<CorrectionRow>(state.Corrections)
            .Add(row => row.Reservation)
            .Add(row => row.MicrosAfter)
            .Add(row => Name(row.Price, names))
            .AddTo(batch, CorrectRequests);
        WriteRequests(batch, state, names);
        new ColumnSet<long>([.. state.LateHours()]).Add(hour => hour).AddTo(batch, MarkHours);
        if (state.Lease is { } lease)
        {
            var until = state.Now + (long)lease.TotalMilliseconds;
            batch.BatchCommands.Add(
                new(SetLease)
                {
                    Parameters =
                    {
                        new() { Value = state.Instance },
                        new() { Value = state.Now },
                        new() { Value = until },
                    },
                }
            );
        }
        batch.BatchCommands.Add(new("commit"));
        batch.ExecuteNonQuery();
    }

    private static void WriteReservations(NpgsqlBatch batch, LedgerState state)
    {
        var added = state.Reservations.Values.Where(row => row.IsNew).ToList();
        var changed = state.Reservations.Values.Where(row => row is { IsNew: false, Changed: true }).ToList();
        AddReservationColumns(added).AddTo(batch, AddReservations);
        new ColumnSet<ReservationRow>(changed)
            .Add(row => row.Id)
            .Add(row => row.Progress)
            .Add(row => row.ChargedTokens)
            .Add(row => row.ChargedMicros)
            .Add(row => (short)(row.IsOpen ? 0 : 1))
            .Add(row => (short?)row.Basis)
            .AddTo(batch, SetReservations);
        var addedLines = added.SelectMany(row => row.Lines, (row, line) => (row.Id, Line: line)).ToList();
        new ColumnSet<(Guid Id, LineRow Line)>(addedLines)
            .Add(row => row.Id)
            .Add(row => row.Line.Bucket.Id)
            .Add(row => row.Line.Held)
            .AddTo(batch, AddLines);
    }

    private static ColumnSet<ReservationRow> AddReservationColumns(List<ReservationRow> rows) =>
        new ColumnSet<ReservationRow>(rows)
            .Add(row => row.Id)
            .Add(row => row.Instance)
            .Add(row => row.Origin.Organisation.Value)
            .Add(row => row.Origin.Key.Value)
            .Add(row => row.Origin.User?.Value)
            .Add(row => row.Origin.Team?.Value)
            .Add(row => row.Model)
            .Add(row => row.Endpoint)
            .Add(row => row.FloorTokens)
            .Add(row => row.AmountTokens)
            .Add(row => row.FloorMicros)
            .Add(row => row.AmountMicros)
            .Add(row => row.OutputRate)
            .Add(row => row.CreatedAt)
            .Add(row => row.HardDeadline)
            .Add(row => row.Progress)
            .Add(row => row.ChargedTokens)
            .Add(row => row.ChargedMicros)
            .Add(row => (short)(row.IsOpen ? 0 : 1))
            .Add(row => (short?)row.Basis)
            .Add(row => row.OutputWeight);

    private static void WriteBuckets(NpgsqlBatch batch, LedgerState state) =>
        new ColumnSet<BucketRow>([.. state.Buckets.Values.Where(row => row.Changed)])
            .Add(row => row.Id)
            .Add(row => row.Plan)
            .Add(row => row.Granted)
            .Add(row => row.Used)
            .Add(row => row.Held)
            .Add(row => row.Overrun)
            .Add(row => row.Clawback)
            .AddTo(batch, SetBuckets);

    private static void WriteRequests(NpgsqlBatch batch, LedgerState state, NameBook names)
    {
        new ColumnSet<RequestRow>([.. state.Requests.Where(row => row.Replaces)])
            .Add(row => row.Id)
            .AddTo(batch, DropRequests);
        new ColumnSet<RequestRow>(state.Requests)
            .Add(row => row.Id)
            .Add(row => row.StartedAt)
            .Add(row => row.Origin.Organisation.Value)
            .Add(row => row.Origin.Key.Value)
            .Add(row => row.Origin.User?.Value)
            .Add(row => row.Origin.Team?.Value)
            .Add(row => row.CostMicros)
            .Add(row => Name(row.Model, names))
            .Add(row => Name(row.Endpoint, names))
            .Add(row => Name(row.Deployment, names))
            .Add(row => Name(row.Provider, names))
            .Add(row => Name(row.ErrorCode, names))
            .Add(row => Count(row.Usage.InputUncached))
            .Add(row => Some(row.Usage.InputCacheRead))
            .Add(row => Some(row.Usage.InputCacheWrite5m))
            .Add(row => Some(row.Usage.InputCacheWrite1h))
            .Add(row => Count(row.Usage.OutputTotal))
            .Add(row => Some(row.Usage.OutputReasoning))
            .Add(row => Some(row.Usage.AudioInput))
            .Add(row => Some(row.Usage.AudioOutput))
            .Add(row => row.DurationMilliseconds)
            .Add(row => row.FirstByteMilliseconds)
            .Add(row => (short)row.Status)
            .Add(row => (short)row.Flags)
            .Add(row => (short)row.Basis)
            .Add(row => ConversationId.Plain(row.Conversation))
            .Add(row => row.Trace)
            .Add(row => row.Attempts)
            .Add(row => Some(row.Usage.ImageInput))
            .Add(row => Some(row.Usage.ImageOutput))
            .Add(row => Name(row.Price, names))
            .Add(row => PackedTerms.Write(row.Terms))
            .Add(row => ConversationId.Packed(row.Conversation))
            .AddTo(batch, AddRequests);
    }

    /// <summary>The log's columns are 4 bytes wide: no call of this world has more tokens.</summary>
    private static int Count(long tokens) => (int)Math.Clamp(tokens, 0, int.MaxValue);

    /// <summary>What most calls have none of: null takes no space.</summary>
    private static int? Some(long tokens) => tokens == 0 ? null : Count(tokens);

    private static int Name(string? value, NameBook names) =>
        !string.IsNullOrEmpty(value) && names.TryGet(names.Stored(value), out var id) ? id : 0;
}
