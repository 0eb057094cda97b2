using Solaris.Ledger.Batches;
using SQLitePCL;

namespace Solaris.Ledger.Stores;

/// <summary>Writes what a batch has changed: each row once, however many calls touched it.</summary>
internal sealed class SqliteWriter(sqlite3 connection, NameBook names) : IDisposable
{
    private readonly SqliteStatement _addReservation = new(
        connection,
        """
        insert into reservation (id, instance_id, organisation_id, key_id, user_id, team_id, model, endpoint,
            floor_tokens, amount_tokens, floor_micros, amount_micros, output_rate, created_at, hard_deadline,
            progress, charged_tokens, charged_micros, state, basis, output_weight)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    );
    private readonly SqliteStatement _setReservation = new(
        connection,
        """
        update reservation set progress = ?, charged_tokens = ?, charged_micros = ?, state = ?, basis = ? where id = ?
        """
    );
    private readonly SqliteStatement _addLine = new(
        connection,
        "insert into line (reservation_id, bucket_id, held) values (?, ?, ?)"
    );
    private readonly SqliteStatement _setBucket = new(
        connection,
        "update bucket set plan = ?, granted = ?, used = ?, held = ?, overrun = ?, clawback = ? where id = ?"
    );
    private readonly SqliteStatement _addTransfer = new(
        connection,
        "insert into transfer (ref, bucket_id, kind, amount, at) values (?, ?, ?, ?, ?)"
    );
    private readonly SqliteStatement _addThreshold = new(
        connection,
        "insert into threshold_event (bucket_id, threshold, at) values (?, ?, ?) on conflict do nothing returning 1"
    );
    private readonly SqliteStatement _addMessage = new(
        connection,
        "insert into outbox (message_id, kind, payload, created_at) values (?, ?, ?, ?)"
    );
    private readonly SqliteStatement _addCorrection = new(
        connection,
        """
        insert into correction (ref, reservation_id, price, micros_before, micros_after, at) values (?, ?, ?, ?, ?, ?)
        """
    );
    private readonly SqliteStatement _correctRequest = new(
        connection,
        "update request set cost_micros = ?, price = ? where id = ?"
    );
    private readonly SqliteStatement _dropRequest = new(connection, "delete from request where id = ?");
    private readonly SqliteStatement _addRequest = new(
        connection,
        """
        insert into request (id, started_at, organisation_id, key_id, user_id, team_id, cost_micros, model, endpoint,
            deployment, provider, error_code, input_uncached, input_cache_read, input_cache_write_5m,
            input_cache_write_1h, output_total, output_reasoning, audio_input, audio_output, duration_ms,
            first_byte_ms, status, flags, basis, conversation, trace, attempts, image_input, image_output, price, terms,
            conversation_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """
    );
    private readonly SqliteStatement _markHour = new(
        connection,
        """
        insert into usage_dirty (hour, version, rolled) values (?, 1, 0)
        on conflict (hour) do update set version = version + 1
        """
    );
    private readonly SqliteStatement _setLease = new(
        connection,
        """
        insert into instance (id, started_at, lease_until) values (?, ?, ?)
        on conflict (id) do update set lease_until = excluded.lease_until
        """
    );
    private readonly SqliteStatement _addName = new(
        connection,
        "insert into name (value) values (?) on conflict do nothing"
    );
    private readonly SqliteStatement _name = new(connection, "select id from name where value = ?");

    public void Write(LedgerState state)
    {
        foreach (var reservation in state.Reservations.Values)
        {
            WriteReservation(reservation);
        }
        foreach (var bucket in state.Buckets.Values)
        {
            WriteBucket(bucket);
        }
        foreach (var transfer in state.Transfers)
        {
            _addTransfer
                .Add(transfer.Ref)
                .Add(transfer.BucketId)
                .Add((long)transfer.Kind)
                .Add(transfer.Amount)
                .Add(transfer.At)
                .Run();
        }
        state.Thresholds.ForEach(WriteThreshold);
        state.Corrections.ForEach(WriteCorrection);
        state.Requests.ForEach(WriteRequest);
        foreach (var hour in state.LateHours())
        {
            _markHour.Add(hour).Run();
        }
        if (state.Lease is { } lease)
        {
            _setLease.Add(state.Instance).Add(state.Now).Add(state.Now + (long)lease.TotalMilliseconds).Run();
        }
    }

    public void Dispose()
    {
        SqliteStatement[] statements =
        [
            _addReservation,
            _setReservation,
            _addLine,
            _setBucket,
            _addTransfer,
            _addThreshold,
            _addMessage,
            _addCorrection,
            _correctRequest,
            _dropRequest,
            _addRequest,
            _setLease,
            _markHour,
            _addName,
            _name,
        ];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }
    }

    private void WriteReservation(ReservationRow row)
    {
        if (row.IsNew)
        {
            AddReservation(row);
            foreach (var line in row.Lines)
            {
                _addLine.Add(row.Id).Add(line.Bucket.Id).Add(line.Held).Run();
            }
        }
        else if (row.Changed)
        {
            _setReservation
                .Add(row.Progress)
                .Add(row.ChargedTokens)
                .Add(row.ChargedMicros)
                .Add(row.IsOpen ? 0 : 1)
                .Add((long?)row.Basis)
                .Add(row.Id)
                .Run();
        }
    }

    private void AddReservation(ReservationRow row) =>
        _addReservation
            .Add(row.Id)
            .Add(row.Instance)
            .Add(row.Origin.Organisation.Value)
            .Add(row.Origin.Key.Value)
            .Add(row.Origin.User?.Value)
            .Add(row.Origin.Team?.Value)
            .Add(row.Model)
            .Add(row.Endpoint)
            .Add(row.FloorTokens)
            .Add(row.AmountTokens)
            .Add(row.FloorMicros)
            .Add(row.AmountMicros)
            .Add(row.OutputRate)
            .Add(row.CreatedAt)
            .Add(row.HardDeadline)
            .Add(row.Progress)
            .Add(row.ChargedTokens)
            .Add(row.ChargedMicros)
            .Add(row.IsOpen ? 0 : 1)
            .Add((long?)row.Basis)
            .Add(row.OutputWeight)
            .Run();

    private void WriteBucket(BucketRow row)
    {
        if (row.Changed)
        {
            _setBucket
                .Add(row.Plan)
                .Add(row.Granted)
                .Add(row.Used)
                .Add(row.Held)
                .Add(row.Overrun)
                .Add(row.Clawback)
                .Add(row.Id)
                .Run();
        }
    }

    private void WriteThreshold(ThresholdRow row)
    {
        if (!_addThreshold.Add(row.Bucket.Id).Add(row.Threshold).Add(row.At).Next())
        {
            return; // It was told before.
        }
        _addThreshold.Run();
        _addMessage
            .Add(ThresholdMessage.Id(row))
            .Add(ThresholdMessage.Kind)
            .Add(ThresholdMessage.Json(row))
            .Add(row.At)
            .Run();
    }

    /// <summary>The row of the log shows what the call costs now; what it cost before is in its correction.</summary>
    private void WriteCorrection(CorrectionRow row)
    {
        _addCorrection
            .Add(row.Ref)
            .Add(row.Reservation)
            .Add(row.Price)
            .Add(row.MicrosBefore)
            .Add(row.MicrosAfter)
            .Add(row.At)
            .Run();
        _correctRequest.Add(row.MicrosAfter).Add(Name(row.Price)).Add(row.Reservation).Run();
    }

    private void WriteRequest(RequestRow row)
    {
        if (row.Replaces)
        {
            _dropRequest.Add(row.Id).Run();
        }
        var usage = row.Usage;
        _addRequest
            .Add(row.Id)
            .Add(row.StartedAt)
            .Add(row.Origin.Organisation.Value)
            .Add(row.Origin.Key.Value)
            .Add(row.Origin.User?.Value)
            .Add(row.Origin.Team?.Value)
            .Add(row.CostMicros)
            .Add(Name(row.Model))
            .Add(Name(row.Endpoint))
            .Add(Name(row.Deployment))
            .Add(Name(row.Provider))
            .Add(Name(row.ErrorCode))
            .Add(usage.InputUncached)
            .Add(usage.InputCacheRead)
            .Add(usage.InputCacheWrite5m)
            .Add(usage.InputCacheWrite1h)
            .Add(usage.OutputTotal)
            .Add(usage.OutputReasoning)
            .Add(usage.AudioInput)
            .Add(usage.AudioOutput)
            .Add(row.DurationMilliseconds)
            .Add((long?)row.FirstByteMilliseconds)
            .Add(row.Status)
            .Add((long)row.Flags)
            .Add((long)row.Basis)
            .Add(ConversationId.Plain(row.Conversation))
            .Add(row.Trace)
            .Add(row.Attempts)
            .Add(usage.ImageInput)
            .Add(usage.ImageOutput)
            .Add(Name(row.Price))
            .Add(PackedTerms.Write(row.Terms))
            .Add(ConversationId.Packed(row.Conversation))
            .Run();
    }

    private int Name(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return 0;
        }
        var stored = names.Stored(value);
        if (names.TryGet(stored, out var known))
        {
            return known;
        }
        _addName.Add(stored).Run();
        _ = _name.Add(stored).Next();
        var id = (int)_name.Number(0);
        _name.Reset();
        names.Add(stored, id);
        return id;
    }
}
