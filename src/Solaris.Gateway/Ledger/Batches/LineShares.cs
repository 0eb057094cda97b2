namespace Solaris.Ledger.Batches;

/// <summary>
/// What each line of a reservation is charged. It follows from the reservation's totals alone, so that a line is written
/// once, with its hold, and never again.
/// </summary>
internal static class LineShares
{
    /// <summary>Fills the lines of a stored reservation.</summary>
    public static void Restore(ReservationRow reservation)
    {
        long rest = 0;
        for (var i = 0; i < reservation.Lines.Count; i++)
        {
            reservation.Lines[i].Charged = Next(
                reservation.Lines,
                i,
                reservation.ChargedTokens,
                reservation.ChargedMicros,
                ref rest
            );
        }
    }

    /// <summary>
    /// A line's part of the total: up to what it held, in burn order, and what is over on the limit's last line. A smaller
    /// total so takes back from the last line first.
    /// </summary>
    /// <param name="rest">What the lines before it have left of their limit's total.</param>
    public static long Next(List<LineRow> lines, int i, long tokens, long micros, ref long rest)
    {
        var (line, limit) = (lines[i], lines[i].Bucket.Limit);
        if (i == 0 || lines[i - 1].Bucket.Limit != limit)
        {
            rest = limit.Unit == LimitUnit.Tokens ? tokens : micros;
        }
        var isLast = i == lines.Count - 1 || lines[i + 1].Bucket.Limit != limit;
        var share = isLast ? rest : Math.Min(rest, line.Held);
        rest -= share;
        return share;
    }
}
