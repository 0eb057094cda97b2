using System.Security.Claims;
using Solaris.Http;
using Solaris.Members;
using Solaris.Reports;

namespace Solaris.Overview;

/// <summary>Reads what the caller's role lets them see of the first page.</summary>
internal sealed class OverviewPage(
    OverviewReport report,
    OverviewBudgets budgets,
    ProviderStrip providers,
    AskPages asks,
    TimeProvider clock
)
{
    private static readonly PageRequest FirstAsks = new(After: null, OverviewReport.Listed, Search: null);

    public async Task<OverviewResponse> ReadAsync(
        UsagePlan asked,
        ClaimsPrincipal caller,
        CancellationToken cancellationToken
    )
    {
        var reach = Reach.Of(caller);
        var plan = reach.Everyone ? asked : asked with { Team = reach.Team };
        return new(
            clock.GetUtcNow(),
            await report.FiguresAsync(plan, cancellationToken),
            await report.LatencyAsync(plan, cancellationToken),
            await report.CostsAsync(plan, cancellationToken),
            await report.ByAsync(plan, "team", cancellationToken),
            await report.ByAsync(plan, "user", cancellationToken),
            await report.OutcomesAsync(plan, cancellationToken),
            await budgets.ReadAsync(plan, reach, cancellationToken),
            May(caller, Capability.ReadModels) ? providers.Read() : [],
            May(caller, Capability.ReadAsks) ? await OpenAsync(reach, cancellationToken) : []
        );
    }

    private async Task<IReadOnlyList<AskResponse>> OpenAsync(Reach reach, CancellationToken cancellationToken) =>
        (await asks.ListAsync(FirstAsks, AskStatus.Open, reach, cancellationToken)).Items;

    private static bool May(ClaimsPrincipal caller, string capability) =>
        Capability.RolesWith(capability).Any(caller.IsInRole);
}
