namespace Solaris.LedgerLoad;

/// <summary>What one process measured. Times are milliseconds of the hold alone.</summary>
public sealed record LoadResult(int Cycles, int Seconds, double HoldP50, double HoldP99, double HoldMax);
