namespace Solaris.Ledger.Batches;

/// <summary>
/// The locked rows a batch works on, and what it adds to them. Plain memory: the store fills it, the operations
/// change it, the store writes it back.
/// </summary>
/// <param name="start">The database's clock, in Unix milliseconds.</param>
/// <param name="instance">The process that runs the batch.</param>
internal sealed class LedgerState(long start, Guid instance)
{
    /// <summary>Moves only where a past is written down: then each operation says when it was.</summary>
    public long Now { get; set; } = start;
    public Guid Instance => instance;

    public Dictionary<Guid, ReservationRow> Reservations { get; } = [];
    public Dictionary<long, LimitRow> Limits { get; } = [];
    public Dictionary<long, BucketRow> Buckets { get; } = [];

    /// <summary>What each order was granted, by bucket; loaded for a claw-back.</summary>
    public Dictionary<Guid, List<(BucketRow Bucket, long Amount)>> OrderGrants { get; } = [];

    public List<TransferRow> Transfers { get; } = [];
    public List<ThresholdRow> Thresholds { get; } = [];
    public List<RequestRow> Requests { get; } = [];
    public List<CorrectionRow> Corrections { get; } = [];

    /// <summary>Tokens that calls used beyond their holds.</summary>
    public long OverrunTokens { get; set; }

    /// <summary>How long this process says it lives on; null when the batch does not say.</summary>
    public TimeSpan? Lease { get; set; }

    private readonly Dictionary<long, List<BucketRow>> _byLimit = [];

    /// <summary>The hours, ascending, whose sums may have been made without what this batch adds to them; nearly always none.</summary>
    public IReadOnlyCollection<long> LateHours()
    {
        SortedSet<long>? hours = null;
        var oldest = Now - UsageHour.LateAfter;
        foreach (var request in Requests)
        {
            if (request.StartedAt < oldest)
            {
                (hours ??= []).Add(UsageHour.Of(request.StartedAt));
            }
        }
        foreach (var correction in Corrections)
        {
            if (Reservations[correction.Reservation].CreatedAt is var at && at < oldest)
            {
                (hours ??= []).Add(UsageHour.Of(at));
            }
        }
        return hours ?? (IReadOnlyCollection<long>)[];
    }

    public void Add(BucketRow bucket)
    {
        if (!Buckets.TryAdd(bucket.Id, bucket))
        {
            return;
        }
        if (!_byLimit.TryGetValue(bucket.Limit.Id, out var buckets))
        {
            _byLimit.Add(bucket.Limit.Id, buckets = new(2));
        }
        var place = buckets.FindIndex(other => BucketRow.CompareBurnOrder(bucket, other) < 0);
        buckets.Insert(place < 0 ? buckets.Count : place, bucket);
    }

    /// <summary>A limit's loaded buckets in burn order; those whose period is over are among them when a reservation names them.</summary>
    public IReadOnlyList<BucketRow> BucketsOf(long limit) => _byLimit.TryGetValue(limit, out var found) ? found : [];

    public BucketRow? PlanOf(long limit)
    {
        foreach (var bucket in BucketsOf(limit))
        {
            if (bucket.Kind == BucketKind.Plan && bucket.IsLive(Now))
            {
                return bucket;
            }
        }
        return null;
    }

    /// <summary>What is left of a limit in its running period and its live packs.</summary>
    public long RoomOf(long limit)
    {
        long room = 0;
        foreach (var bucket in BucketsOf(limit))
        {
            room += bucket.IsLive(Now) ? bucket.Room : 0;
        }
        return room;
    }

    /// <summary>Grants the difference between a limit's amount and what its running period was granted from.</summary>
    public void GrantPlan(BucketRow bucket)
    {
        var amount = bucket.Limit.Amount;
        if (bucket.Plan != amount)
        {
            Grant(bucket, amount - bucket.Plan, Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(Now)));
            bucket.Plan = amount;
        }
    }

    public void Grant(BucketRow bucket, long amount, Guid reference)
    {
        if (amount == 0)
        {
            return;
        }
        var before = Reached(bucket);
        bucket.Grant(amount);
        Transfers.Add(new(reference, bucket.Id, amount > 0 ? TransferKind.Grant : TransferKind.ClawBack, amount, Now));
        AddCrossed(bucket, before);
    }

    public void Charge(BucketRow bucket, long released, long used, TransferKind kind, Guid reference)
    {
        var before = Reached(bucket);
        bucket.Charge(released, used);
        if (used != 0)
        {
            Transfers.Add(new(reference, bucket.Id, kind, used, Now));
        }
        AddCrossed(bucket, before);
    }

    /// <summary>How many of the thresholds, as a bit each, the bucket's use has reached.</summary>
    private static int Reached(BucketRow bucket)
    {
        var reached = 0;
        var thresholds = bucket.Limit.Thresholds;
        for (var i = 0; i < thresholds.Length; i++)
        {
            reached |= bucket.Reaches(thresholds[i]) ? 1 << i : 0;
        }
        return reached;
    }

    private void AddCrossed(BucketRow bucket, int before)
    {
        var crossed = Reached(bucket) & ~before;
        for (var i = 0; crossed != 0; i++, crossed >>= 1)
        {
            if ((crossed & 1) != 0)
            {
                Thresholds.Add(new(bucket, bucket.Limit.Thresholds[i], Now));
            }
        }
    }
}
