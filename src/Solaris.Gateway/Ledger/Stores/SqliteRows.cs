using Solaris.Ledger.Batches;
using SQLitePCL;

namespace Solaris.Ledger.Stores;

/// <summary>Loads the rows of a batch from SQLite, where the open transaction is the lock.</summary>
internal sealed class SqliteRows(sqlite3 connection, SqliteMemory memory) : IDisposable
{
    private const string BucketColumns =
        "id, limit_id, kind, priority, starts_at, ends_at, order_id, plan, granted, used, held, overrun, clawback";

    private readonly SqliteStatement _reservation = new(
        connection,
        """
        select instance_id, organisation_id, key_id, user_id, team_id, model, endpoint, floor_tokens, amount_tokens,
            floor_micros, amount_micros, output_rate, created_at, hard_deadline, progress, charged_tokens,
            charged_micros, basis, output_weight
        from reservation where id = ?
        """
    );
    private readonly SqliteStatement _lines = new(
        connection,
        "select bucket_id, held from line where reservation_id = ?"
    );
    private readonly SqliteStatement _limit = new(
        connection,
        "select scope, scope_id, unit, amount, block_at, alert_at, removed_at from quota_limit where id = ?"
    );
    private readonly SqliteStatement _bucket = new(connection, $"select {BucketColumns} from bucket where id = ?");
    private readonly SqliteStatement _live = new(
        connection,
        $"select {BucketColumns} from bucket where limit_id = ? and starts_at <= ? and ends_at > ?"
    );
    private readonly SqliteStatement _grants = new(
        connection,
        """
        select bucket_id, amount from transfer grants
        where ref = ? and kind = 1 and not exists (
            select 1 from transfer taken where taken.ref = grants.ref and taken.bucket_id = grants.bucket_id and taken.kind = 5)
        """
    );
    private readonly SqliteStatement _plant = new(
        connection,
        """
        insert into bucket (limit_id, kind, priority, starts_at, ends_at, order_id, plan, granted, used, held, overrun, clawback)
        values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0) on conflict do nothing
        """
    );
    private readonly List<StoredLine> _loaded = [];

    public void Load(LedgerNeeds needs, LedgerState state)
    {
        _loaded.Clear();
        foreach (var id in needs.Reservations)
        {
            LoadReservation(id, state);
        }
        foreach (var limit in needs.Plans.Keys)
        {
            LoadLive(limit, state);
        }
        foreach (var pack in needs.Packs)
        {
            LoadLive(pack.Limit.Value, state);
        }
        foreach (var line in _loaded)
        {
            LoadBucket(line.Bucket, state);
        }
        StoredLine.Attach(_loaded, state);
        needs.Orders.ForEach(order => LoadGrants(order, state));
        Plant(needs, state);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _reservation, _lines, _limit, _bucket, _live, _grants, _plant })
        {
            statement.Dispose();
        }
    }

    private void LoadReservation(Guid id, LedgerState state)
    {
        if (memory.Open.TryGetValue(id, out var open))
        {
            state.Reservations.Add(id, open);
            open.Lines.ForEach(line => state.Add(line.Bucket));
            return;
        }
        if (!_reservation.Add(id).Next())
        {
            return;
        }
        state.Reservations.Add(id, Reservation(id, _reservation));
        _reservation.Reset();
        _lines.Add(id);
        while (_lines.Next())
        {
            _loaded.Add(new(id, _lines.Number(0), _lines.Number(1)));
        }
    }

    private static ReservationRow Reservation(Guid id, SqliteStatement row) =>
        new()
        {
            Id = id,
            Instance = row.Id(0),
            Origin = new(
                new(row.Id(1)),
                new(row.Id(2)),
                row.IsNull(3) ? null : new UserId(row.Id(3)),
                row.IsNull(4) ? null : new TeamId(row.Id(4))
            ),
            Model = row.Text(5),
            Endpoint = row.Text(6),
            FloorTokens = row.Number(7),
            AmountTokens = row.Number(8),
            FloorMicros = row.Number(9),
            AmountMicros = row.Number(10),
            OutputRate = row.Number(11),
            CreatedAt = row.Number(12),
            HardDeadline = row.Number(13),
            Progress = row.Number(14),
            ChargedTokens = row.Number(15),
            ChargedMicros = row.Number(16),
            Basis = row.IsNull(17) ? null : (UsageBasis)row.Number(17),
            OutputWeight = row.Number(18),
        };

    private void LoadLive(long limit, LedgerState state)
    {
        if (Limit(limit, state) is null)
        {
            return;
        }
        if (!memory.Live.TryGetValue(limit, out var live))
        {
            memory.Live.Add(limit, live = ReadLive(limit, state));
        }
        live.ForEach(state.Add);
    }

    private List<BucketRow> ReadLive(long limit, LedgerState state)
    {
        var live = new List<BucketRow>(1);
        _live.Add(limit).Add(state.Now).Add(state.Now);
        while (_live.Next())
        {
            live.Add(Bucket(_live, state));
        }
        return live;
    }

    private void LoadBucket(long id, LedgerState state)
    {
        if (memory.Buckets.TryGetValue(id, out var known))
        {
            state.Add(known);
        }
        else if (_bucket.Add(id).Next())
        {
            state.Add(Bucket(_bucket, state));
            _bucket.Reset();
        }
    }

    /// <summary>One object a bucket, however it is found.</summary>
    private BucketRow Bucket(SqliteStatement row, LedgerState state)
    {
        var id = row.Number(0);
        if (!memory.Buckets.TryGetValue(id, out var bucket))
        {
            memory.Buckets.Add(id, bucket = Read(id, row, Limit(row.Number(1), state)!));
        }
        return bucket;
    }

    private static BucketRow Read(long id, SqliteStatement row, LimitRow limit) =>
        new()
        {
            Id = id,
            Limit = limit,
            Kind = (BucketKind)row.Number(2),
            Priority = (int)row.Number(3),
            Period = new(row.Number(4), row.Number(5)),
            OrderId = row.IsNull(6) ? null : row.Id(6),
            Plan = row.Number(7),
            Granted = row.Number(8),
            Used = row.Number(9),
            Held = row.Number(10),
            Overrun = row.Number(11),
            Clawback = row.Number(12),
        };

    private LimitRow? Limit(long id, LedgerState state)
    {
        if (!memory.Limits.TryGetValue(id, out var limit))
        {
            if (!_limit.Add(id).Next())
            {
                return null;
            }
            memory.Limits.Add(id, limit = ReadLimit(id));
        }
        state.Limits.TryAdd(id, limit);
        return limit;
    }

    private LimitRow ReadLimit(long id)
    {
        var limit = new LimitRow
        {
            Id = id,
            Scope = (LimitScope)_limit.Number(0),
            ScopeId = _limit.Id(1),
            Unit = (LimitUnit)_limit.Number(2),
            Amount = _limit.Number(3),
            BlockAt = (int)_limit.Number(4),
            AlertAt = AlertColumn.Read(_limit.Text(5)),
            Removed = !_limit.IsNull(6),
        };
        _limit.Reset();
        return limit;
    }

    private void LoadGrants(Guid order, LedgerState state)
    {
        var grants = new List<(long Bucket, long Amount)>();
        _grants.Add(order);
        while (_grants.Next())
        {
            grants.Add((_grants.Number(0), _grants.Number(1)));
        }
        grants.ForEach(grant => LoadBucket(grant.Bucket, state));
        state.OrderGrants[order] = grants.ConvertAll(grant => (state.Buckets[grant.Bucket], grant.Amount));
    }

    /// <summary>Inserts the buckets that must exist, empty, and loads them with whatever else became live.</summary>
    private void Plant(LedgerNeeds needs, LedgerState state)
    {
        foreach (var seed in needs.MissingFrom(state).ToList())
        {
            _plant
                .Add(seed.LimitId)
                .Add((long)seed.Kind)
                .Add(seed.Priority)
                .Add(seed.Period.Start)
                .Add(seed.Period.End)
                .Add(seed.OrderId)
                .Run();
            memory.Live.Remove(seed.LimitId);
            LoadLive(seed.LimitId, state);
        }
    }
}
