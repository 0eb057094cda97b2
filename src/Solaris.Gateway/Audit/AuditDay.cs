namespace Solaris.Audit;

/// <summary>A day's part of the chain.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Hash">The last hash of the day. Kept elsewhere, it proves that nothing up to then was written anew.</param>
public sealed record AuditDay(DateOnly Day, long Events, string Hash);
