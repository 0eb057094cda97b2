namespace Solaris.Ledger.Batches;

/// <summary>The rows that a batch's operations work on.</summary>
internal sealed class LedgerNeeds
{
    public HashSet<Guid> Reservations { get; } = [];

    /// <summary>Limits whose live buckets are loaded, with what is needed to open their running period.</summary>
    public Dictionary<long, Limit> Plans { get; } = [];

    /// <summary>Packs that must have their bucket; the live buckets of their limits are loaded too.</summary>
    public List<PackOrder> Packs { get; } = [];

    /// <summary>Orders whose grants are loaded.</summary>
    public List<Guid> Orders { get; } = [];

    /// <summary>The periods that have no bucket yet, and the packs.</summary>
    public IEnumerable<BucketSeed> MissingFrom(LedgerState state)
    {
        foreach (var (id, limit) in Plans)
        {
            if (state.Limits.TryGetValue(id, out var row) && !row.Removed && state.PlanOf(id) is null)
            {
                yield return new(id, BucketKind.Plan, 0, Period.Containing(limit.Window, state.Now, limit.Zone), null);
            }
        }
        foreach (var pack in Packs)
        {
            if (state.Limits.ContainsKey(pack.Limit.Value))
            {
                var period = new Period(state.Now, pack.ExpiresAt);
                yield return new(pack.Limit.Value, BucketKind.Pack, pack.Priority, period, pack.OrderId);
            }
        }
    }
}
