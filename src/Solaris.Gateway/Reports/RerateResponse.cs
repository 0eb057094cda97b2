namespace Solaris.Reports;

/// <summary>What computing calls again came to.</summary>
/// <param name="Examined">Calls for whose time another price or exchange rate is meant than they were charged with.</param>
/// <param name="Corrected">Calls whose cost changed, or would change.</param>
/// <param name="DeltaMicros">The sum of the changes, in millionths of the currency.</param>
public sealed record RerateResponse(long Examined, long Corrected, long DeltaMicros, string Currency, bool DryRun);
