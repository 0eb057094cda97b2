using Solaris.Members;
using Solaris.Reports;

namespace Solaris.Overview;

/// <summary>Everything that the first page shows, read at once.</summary>
/// <param name="Costs">By model.</param>
/// <param name="Outcomes">Calls by the status that clients got.</param>
/// <param name="Budget">Null without a limit of the organisation, or of the team that the caller looks after.</param>
/// <param name="Providers">Empty for callers who may not see models.</param>
/// <param name="Asks">Open asks for more, newest first.</param>
public sealed record OverviewResponse(
    DateTimeOffset AsOf,
    IReadOnlyList<OverviewFigure> Figures,
    OverviewLatency Latency,
    UsageResponse Costs,
    UsageResponse Teams,
    UsageResponse People,
    UsageResponse Outcomes,
    OverviewBudget? Budget,
    IReadOnlyList<OverviewProvider> Providers,
    IReadOnlyList<AskResponse> Asks
);
