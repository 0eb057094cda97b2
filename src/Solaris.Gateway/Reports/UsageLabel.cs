namespace Solaris.Reports;

/// <summary>A group of a report.</summary>
/// <param name="Id">Of a user, team or key; null for models and the like, which are their names.</param>
public sealed record UsageLabel(Guid? Id, string Name);
