using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Teams;
using Solaris.Accounts.Users;

namespace Solaris.Quotas;

/// <summary>Finds what a limit can belong to.</summary>
internal sealed class LimitScopes(
    OrganisationStore organisations,
    TeamStore teams,
    UserDirectory users,
    ApiKeyStore keys
)
{
    /// <summary>The organisation of this installation, for whoever does not know its id.</summary>
    private const string Default = "default";

    /// <summary>The id behind <paramref name="text"/>; null when there is no such key, user, team or organisation.</summary>
    public async Task<Guid?> FindAsync(LimitScope scope, string text, CancellationToken cancellationToken)
    {
        if (scope == LimitScope.Organisation)
        {
            var organisation = (await organisations.GetAsync(cancellationToken)).Id.Value;
            return text == Default || (Guid.TryParse(text, out var named) && named == organisation)
                ? organisation
                : null;
        }
        return Guid.TryParse(text, out var id) && await ExistsAsync(scope, id, cancellationToken) ? id : null;
    }

    private async Task<bool> ExistsAsync(LimitScope scope, Guid id, CancellationToken cancellationToken) =>
        scope switch
        {
            LimitScope.Key => await keys.FindAsync(new(id), cancellationToken) is not null,
            LimitScope.User => await users.FindAsync(new(id), cancellationToken) is not null,
            _ => await teams.FindAsync(new(id), cancellationToken) is not null,
        };
}
