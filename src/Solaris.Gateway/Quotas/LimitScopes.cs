using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Teams;
using Solaris.Accounts.Users;
using Solaris.Http;

namespace Solaris.Quotas;

/// <summary>Finds what a limit can belong to.</summary>
internal sealed class LimitScopes(OrganisationStore organisations, TeamStore teams, UserDirectory users, KeyList keys)
{
    /// <summary>The organisation of this installation, for whoever does not know its id.</summary>
    private const string Default = "default";

    /// <summary>
    /// The id behind <paramref name="text"/>; null when there is no such key, user, team or organisation, or the caller may
    /// not see it.
    /// </summary>
    public async Task<Guid?> FindAsync(LimitScope scope, string text, Reach reach, CancellationToken cancellationToken)
    {
        if (scope == LimitScope.Organisation)
        {
            var organisation = (await organisations.GetAsync(cancellationToken)).Id.Value;
            return reach.Everyone && (text == Default || (Guid.TryParse(text, out var named) && named == organisation))
                ? organisation
                : null;
        }
        return Guid.TryParse(text, out var id) && await ExistsAsync(scope, id, reach, cancellationToken) ? id : null;
    }

    private async Task<bool> ExistsAsync(LimitScope scope, Guid id, Reach reach, CancellationToken cancellationToken) =>
        scope switch
        {
            LimitScope.Key => await keys.FindAsync(new(id), reach, cancellationToken) is not null,
            LimitScope.User => await users.FindAsync(new(id), reach, cancellationToken) is not null,
            _ => reach.Covers(id) && await teams.FindAsync(new(id), cancellationToken) is not null,
        };
}
