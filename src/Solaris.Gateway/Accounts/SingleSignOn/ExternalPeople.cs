using Solaris.Accounts.SignIn;
using Solaris.Accounts.Users;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>
/// Finds the person whom an identity provider names: by issuer and subject; the first time by an e-mail that the provider
/// has verified; else as someone new, when people may come into being by themselves.
/// </summary>
internal sealed class ExternalPeople(
    ExternalLoginStore logins,
    PeopleByEmail people,
    UserStore users,
    NewPeople newcomers,
    UserChanges changes
)
{
    /// <summary>Null when there is no such active person, and none may be made.</summary>
    public async Task<AppUser?> FindAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        if (await KnownAsync(identity, cancellationToken) is not { } id)
        {
            return null;
        }
        if (await users.FindAsync(id, cancellationToken) is not { Status: UserStatus.Active } user)
        {
            return null;
        }
        if (identity.Role is { } role && role != user.Role)
        {
            // The last administrator stays one, whatever the provider says: the error leaves the role as it is.
            await changes.ChangeAsync(id, new UpdateUserRequest { Role = role }, cancellationToken);
        }
        return await users.FindAsync(id, cancellationToken);
    }

    private async Task<UserId?> KnownAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        if (await logins.FindAsync(identity, cancellationToken) is { } known)
        {
            return known;
        }
        if (identity.Email is null)
        {
            return null;
        }
        var user =
            await people.FindActiveAsync(identity.Email, cancellationToken)
            ?? await newcomers.AddAsync(identity, cancellationToken);
        if (user is null)
        {
            return null;
        }
        await logins.AddAsync(identity, new(user.Id), cancellationToken);
        return new UserId(user.Id);
    }
}
