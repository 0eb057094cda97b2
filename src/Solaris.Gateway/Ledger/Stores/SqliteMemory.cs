using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Stores;

/// <summary>
/// The rows the next batch will probably work on, as the last one committed them. Only the writer changes them, and
/// SQLite says when another connection has committed anything: then everything is read again.
/// </summary>
internal sealed class SqliteMemory
{
    /// <summary>A few megabytes: more users than this are not active at once on an embedded database.</summary>
    private const int MostBuckets = 20_000;

    private long _version = -1;

    public Dictionary<long, LimitRow> Limits { get; } = [];

    public Dictionary<long, BucketRow> Buckets { get; } = [];

    /// <summary>Every bucket of a limit that was live when it was asked for.</summary>
    public Dictionary<long, List<BucketRow>> Live { get; } = [];

    public Dictionary<Guid, ReservationRow> Open { get; } = [];

    /// <param name="version">SQLite's <c>data_version</c>: another value means that somebody else has written.</param>
    public void Trust(long version)
    {
        if (version != _version || Buckets.Count > MostBuckets)
        {
            Forget();
            _version = version;
        }
    }

    public void Forget()
    {
        Limits.Clear();
        Buckets.Clear();
        Live.Clear();
        Open.Clear();
        _version = -1;
    }

    /// <summary>The batch is committed: its rows are the database's.</summary>
    public void Keep(LedgerState state)
    {
        foreach (var bucket in state.Buckets.Values)
        {
            bucket.Changed = false;
        }
        foreach (var (id, reservation) in state.Reservations)
        {
            (reservation.IsNew, reservation.Changed) = (false, false);
            if (reservation.IsOpen)
            {
                Open[id] = reservation;
            }
            else
            {
                Open.Remove(id);
            }
        }
    }
}
