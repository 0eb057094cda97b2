namespace Solaris.Http;

/// <summary>What a store needs to know to read one page, newest rows first.</summary>
/// <param name="After">The last row of the page before; null for the first page.</param>
/// <param name="Search">Text that rows must contain; null for all rows.</param>
internal sealed record PageRequest(Guid? After, int Limit, string? Search)
{
    /// <summary>One row more than a page: it tells whether there is another.</summary>
    public int Take => Limit + 1;

    /// <summary>The upper end of the ids to read: version 7 ids sort by time, so this row is older than all before.</summary>
    public Guid Before => After ?? Guid.AllBitsSet;

    /// <summary>The search as a LIKE pattern with <c>\</c> as its escape; matches everything when there is none.</summary>
    public string Pattern =>
        Search is null
            ? "%"
            : $"%{Search.ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
