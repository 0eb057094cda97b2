namespace Solaris.Overview;

/// <summary>How long calls took that were answered, by the last ones of the time.</summary>
/// <param name="P95Milliseconds">Null without calls.</param>
/// <param name="Before">The same of the time before.</param>
/// <param name="Calls">How many were looked at.</param>
public sealed record OverviewLatency(long? P95Milliseconds, long? Before, int Calls);
