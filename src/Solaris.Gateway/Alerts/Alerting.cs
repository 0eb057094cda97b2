using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.Alerts;

/// <summary>What people do with alerts: see to them, and say that they are over.</summary>
internal sealed class Alerting(AlertStore store, TimeProvider clock)
{
    public async Task<Page<AlertResponse>> ListAsync(
        PageRequest page,
        string? state,
        Reach reach,
        CancellationToken cancellationToken
    ) => Show(await store.ListAsync(page, state, reach, cancellationToken), page);

    public async Task<Page<AlertResponse>> ListOwnAsync(
        UserId person,
        PageRequest page,
        CancellationToken cancellationToken
    ) => Show(await store.ListOwnAsync(person, page, cancellationToken), page);

    /// <summary>Moves an alert on; back it cannot go.</summary>
    public async Task<Outcome<AlertResponse>> MoveAsync(
        Guid id,
        string state,
        Reach reach,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindAsync(id, reach, cancellationToken) is not { } alert)
        {
            return ChangeError.NotFound("Alert");
        }
        var moved = alert with
        {
            State = state,
            ChangedBy = reach.Person,
            ChangedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return await store.ChangeAsync(moved, cancellationToken)
            ? AlertResponse.Of(moved)
            : ChangeError.Conflict($"The alert is {alert.State} already.");
    }

    private static Page<AlertResponse> Show(IReadOnlyList<Alert> rows, PageRequest page) =>
        Paging.Cut(rows, page, AlertResponse.Of, alert => alert.Id);
}
