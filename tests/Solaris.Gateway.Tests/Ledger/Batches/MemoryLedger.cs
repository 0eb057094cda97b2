namespace Solaris.Ledger.Batches;

/// <summary>The ledger's tables as lists: runs batches as a store would, with the schema's keys, and checks the promises.</summary>
internal sealed class MemoryLedger
{
    public const long April = 1_775_012_400_000; // 2026-04-01T00:00 in São Paulo.
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");

    private readonly Dictionary<long, Limit> _limits = [];
    private readonly HashSet<(Guid, long, TransferKind)> _transferKeys = [];
    private readonly HashSet<(long, int)> _thresholds = [];

    public long Now { get; set; } = April;

    /// <summary>Changing it is a new process: what the old one holds is orphaned.</summary>
    public Guid Instance { get; set; } = new("11111111-1111-7111-8111-111111111111");

    public Dictionary<long, LimitRow> LimitRows { get; } = [];
    public List<BucketRow> Buckets { get; } = [];
    public Dictionary<Guid, ReservationRow> Reservations { get; } = [];
    public List<TransferRow> Transfers { get; } = [];
    public Dictionary<Guid, RequestRow> Requests { get; } = [];

    /// <summary>Threshold events as stored: at most one each.</summary>
    public List<(long Bucket, int Threshold)> Events { get; } = [];

    public Limit AddLimit(
        LimitScope scope,
        long amount,
        LimitUnit unit = LimitUnit.Tokens,
        LimitWindow window = LimitWindow.Month,
        int blockAt = 1_000_000,
        params int[] alertAt
    )
    {
        var id = _limits.Count + 1;
        var limit = new Limit(new(id), scope, default, unit, window, null, amount, blockAt, [.. alertAt], Zone);
        _limits.Add(id, limit);
        ChangeLimit(id, amount);
        return limit;
    }

    public void ChangeLimit(long id, long amount, bool removed = false)
    {
        var limit = _limits[id];
        LimitRows[id] = new()
        {
            Id = id,
            Scope = limit.Scope,
            ScopeId = limit.ScopeId,
            Unit = limit.Unit,
            Amount = amount,
            BlockAt = limit.BlockAt,
            AlertAt = limit.AlertAt,
            Removed = removed,
        };
        // A store loads a bucket with its limit's terms of that moment.
        for (var i = 0; i < Buckets.Count; i++)
        {
            if (Buckets[i].Limit.Id == id)
            {
                Replace(i, LimitRows[id]);
            }
        }
    }

    public LedgerState Run(params LedgerOperation[] operations)
    {
        var batch = new LedgerBatch(operations);
        var state = Commit(batch);
        batch.Complete();
        return state;
    }

    public LedgerState Commit(LedgerBatch batch)
    {
        var state = Load(batch.Needs);
        batch.Decide(state);
        Store(state);
        return state;
    }

    public long Held(long limit) => Buckets.Where(bucket => bucket.Limit.Id == limit).Sum(bucket => bucket.Held);

    public long Used(long limit) => Buckets.Where(bucket => bucket.Limit.Id == limit).Sum(bucket => bucket.Used);

    /// <summary>I1 to I6 of the ledger, from the rows alone.</summary>
    public void AssertInvariants()
    {
        foreach (var bucket in Buckets)
        {
            var transfers = Transfers.Where(transfer => transfer.BucketId == bucket.Id).ToList();
            var open = Reservations.Values.Where(reservation => reservation.IsOpen);
            Assert.True(bucket is { Granted: >= 0, Used: >= 0, Held: >= 0, Overrun: >= 0, Clawback: >= 0 });
            Assert.True(bucket.Used + bucket.Held <= bucket.Granted + bucket.Debt, $"I1: bucket {bucket.Id}");
            Assert.Equal(Math.Max(0, bucket.Used + bucket.Held - bucket.Granted), bucket.Debt);
            Assert.Equal(transfers.Where(IsGrant).Sum(transfer => transfer.Amount), bucket.Granted);
            Assert.Equal(transfers.Where(transfer => !IsGrant(transfer)).Sum(transfer => transfer.Amount), bucket.Used);
            Assert.Equal(
                open.SelectMany(reservation => reservation.Lines)
                    .Where(line => line.Bucket.Id == bucket.Id)
                    .Sum(line => line.Held),
                bucket.Held
            );
        }
        foreach (var reservation in Reservations.Values)
        {
            AssertInvariants(reservation);
        }
    }

    private void AssertInvariants(ReservationRow reservation)
    {
        foreach (var limit in reservation.Lines.GroupBy(line => line.Bucket.Limit.Id))
        {
            var unit = LimitRows[limit.Key].Unit;
            var charged = unit == LimitUnit.Tokens ? reservation.ChargedTokens : reservation.ChargedMicros;
            Assert.Equal(reservation.Amount(unit), Math.Max(reservation.Amount(unit), limit.Sum(line => line.Held)));
            Assert.Equal(charged, limit.Sum(line => line.Charged)); // I4
            Assert.All(limit, line => Assert.True(line.Charged >= 0));
        }
        Assert.True(!reservation.IsOpen || reservation is { ChargedTokens: 0, ChargedMicros: 0 }); // I3
        if (reservation.Basis is UsageBasis.LocalCount or UsageBasis.ExpiredHold or UsageBasis.Released)
        {
            Assert.True(reservation.ChargedTokens <= reservation.AmountTokens, "I5");
            Assert.True(reservation.ChargedMicros <= reservation.AmountMicros, "I5");
        }
    }

    private static bool IsGrant(TransferRow transfer) => transfer.Kind is TransferKind.Grant or TransferKind.ClawBack;

    private LedgerState Load(LedgerNeeds needs)
    {
        var state = new LedgerState(Now, Instance);
        foreach (var (id, row) in LimitRows)
        {
            state.Limits.Add(id, row);
        }
        Buckets.ForEach(state.Add);
        foreach (var id in needs.Reservations.Where(Reservations.ContainsKey))
        {
            state.Reservations.Add(id, Reservations[id]);
        }
        foreach (var order in needs.Orders)
        {
            LoadGrants(order, state);
        }
        foreach (var seed in needs.MissingFrom(state).ToList())
        {
            if (!Buckets.Exists(bucket => seed.OrderId is { } order && bucket.OrderId == order))
            {
                Buckets.Add(Plant(seed, state));
            }
        }
        return state;
    }

    private BucketRow Plant(BucketSeed seed, LedgerState state)
    {
        var bucket = NewBucket(
            Buckets.Count + 1,
            seed.Kind,
            seed.Priority,
            seed.Period,
            seed.OrderId,
            LimitRows[seed.LimitId]
        );
        state.Add(bucket);
        return bucket;
    }

    private void LoadGrants(Guid order, LedgerState state)
    {
        var own = Transfers.Where(transfer => transfer.Ref == order).ToList();
        var taken = own.Where(transfer => transfer.Kind == TransferKind.ClawBack).Select(t => t.BucketId).ToHashSet();
        state.OrderGrants[order] =
        [
            .. own.Where(transfer => !taken.Contains(transfer.BucketId))
                .Select(transfer => (Buckets.First(bucket => bucket.Id == transfer.BucketId), transfer.Amount)),
        ];
    }

    private void Store(LedgerState state)
    {
        foreach (var transfer in state.Transfers)
        {
            Assert.NotEqual(0, transfer.Amount);
            Assert.True(_transferKeys.Add((transfer.Ref, transfer.BucketId, transfer.Kind)), $"I3: {transfer}");
            Transfers.Add(transfer);
        }
        foreach (var (id, reservation) in state.Reservations)
        {
            Reservations[id] = reservation;
        }
        foreach (var crossed in state.Thresholds)
        {
            if (_thresholds.Add((crossed.Bucket.Id, crossed.Threshold)))
            {
                Events.Add((crossed.Bucket.Id, crossed.Threshold));
            }
        }
        foreach (var request in state.Requests)
        {
            if (request.Replaces || !Requests.ContainsKey(request.Id))
            {
                Requests[request.Id] = request;
            }
        }
    }

    private void Replace(int index, LimitRow row)
    {
        var old = Buckets[index];
        var bucket = NewBucket(old.Id, old.Kind, old.Priority, old.Period, old.OrderId, row);
        (bucket.Plan, bucket.Granted, bucket.Used) = (old.Plan, old.Granted, old.Used);
        (bucket.Held, bucket.Overrun, bucket.Clawback) = (old.Held, old.Overrun, old.Clawback);
        Buckets[index] = bucket;
        foreach (var lines in Reservations.Values.Select(reservation => reservation.Lines))
        {
            for (var i = 0; i < lines.Count; i++)
            {
                lines[i] =
                    lines[i].Bucket == old ? new(bucket, lines[i].Held) { Charged = lines[i].Charged } : lines[i];
            }
        }
    }

    private static BucketRow NewBucket(
        long id,
        BucketKind kind,
        int priority,
        Period period,
        Guid? order,
        LimitRow limit
    ) =>
        new()
        {
            Id = id,
            Limit = limit,
            Kind = kind,
            Priority = priority,
            Period = period,
            OrderId = order,
            Plan = 0,
            Granted = 0,
            Used = 0,
            Held = 0,
            Overrun = 0,
            Clawback = 0,
        };
}
