namespace Solaris.Ledger.Batches;

/// <summary>How a limit stands: its running period and live packs in one line.</summary>
internal static class Standings
{
    /// <param name="limit">As the caller knew it; the standing carries the terms that were in force.</param>
    /// <param name="asked">In the limit's unit.</param>
    public static LimitStanding Of(Limit limit, LedgerState state, long asked, bool fits)
    {
        var plan = state.PlanOf(limit.Id.Value)!;
        var alone = state.BucketsOf(limit.Id.Value).Count == 1;
        long granted = 0;
        long used = 0;
        long held = 0;
        foreach (var bucket in state.BucketsOf(limit.Id.Value))
        {
            if (bucket.IsLive(state.Now))
            {
                // Beside other buckets an overdrawn one counts as exactly full, because it takes no room from them.
                granted += alone ? bucket.Cap : Math.Max(bucket.Cap, bucket.Used + bucket.Held);
                used += bucket.Used;
                held += bucket.Held;
            }
        }
        return new(InForce(limit, plan.Limit), plan.Period, granted, used, held, asked, fits);
    }

    private static Limit InForce(Limit limit, LimitRow row) =>
        limit.Amount == row.Amount && limit.BlockAt == row.BlockAt
            ? limit
            : limit with
            {
                Amount = row.Amount,
                BlockAt = row.BlockAt,
                AlertAt = row.AlertAt,
            };
}
