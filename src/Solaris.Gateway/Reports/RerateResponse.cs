namespace Solaris.Reports;

/// <summary>What computing calls again came to.</summary>
/// <param name="Examined">Calls that have a price of one's own for their time.</param>
/// <param name="Corrected">Calls whose cost changed, or would change.</param>
/// <param name="DeltaMicros">The sum of the changes, in millionths of the currency.</param>
public sealed record RerateResponse(long Examined, long Corrected, long DeltaMicros, string Currency, bool DryRun);
