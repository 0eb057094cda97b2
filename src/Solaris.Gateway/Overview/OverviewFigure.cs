namespace Solaris.Overview;

/// <summary>One figure beside that of the time before, which is as long.</summary>
/// <param name="Metric"><c>cost</c> (micro-units), <c>tokens</c> or <c>requests</c>.</param>
public sealed record OverviewFigure(string Metric, long Now, long Before);
