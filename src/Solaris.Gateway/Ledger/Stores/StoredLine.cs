using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>A line as it is stored, before its bucket is known.</summary>
internal readonly record struct StoredLine(Guid Reservation, long Bucket, long Held)
{
    /// <summary>Puts loaded lines under their reservations: each limit's together, in burn order.</summary>
    public static void Attach(List<StoredLine> lines, LedgerState state)
    {
        if (lines.Count == 0)
        {
            return;
        }
        foreach (var line in lines)
        {
            state.Reservations[line.Reservation].Lines.Add(new(state.Buckets[line.Bucket], line.Held));
        }
        foreach (var reservation in state.Reservations.Values)
        {
            reservation.Lines.Sort(static (a, b) => Compare(a.Bucket, b.Bucket));
            LineShares.Restore(reservation);
        }
    }

    private static int Compare(BucketRow a, BucketRow b)
    {
        var byLimit = (a.Limit.Scope, a.Limit.Id).CompareTo((b.Limit.Scope, b.Limit.Id));
        return byLimit != 0 ? byLimit : BucketRow.CompareBurnOrder(a, b);
    }
}
