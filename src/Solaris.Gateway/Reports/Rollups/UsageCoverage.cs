namespace Solaris.Reports.Rollups;

/// <summary>Which hours are summed up.</summary>
/// <param name="Until">Those that begin before are, in Unix milliseconds.</param>
/// <param name="Dirty">But for these.</param>
internal sealed record UsageCoverage(long Until, IReadOnlySet<long> Dirty)
{
    public bool Has(long hour) => hour < Until && !Dirty.Contains(hour);
}
