namespace Solaris.Ledger.Spools;

/// <summary>One operation's place in the spool.</summary>
/// <param name="end">Where its record ends in the segment.</param>
internal sealed class SpoolTicket(SpoolSegment segment, long end)
{
    /// <summary>The operation is committed: the spool need not keep it.</summary>
    public void Settled() => segment.Settle();

    /// <summary>Returns when the record is on the disk.</summary>
    public void Flush() => segment.FlushThrough(end);
}
