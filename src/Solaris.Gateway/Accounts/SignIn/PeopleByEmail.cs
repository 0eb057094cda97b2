using Solaris.Accounts.Users;

namespace Solaris.Accounts.SignIn;

/// <summary>Finds who may sign in by an e-mail address.</summary>
internal sealed class PeopleByEmail(UserStore users, OrganisationStore organisations)
{
    public async Task<AppUser?> FindActiveAsync(string email, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var user = await users.FindByEmailAsync(organisation.Id, email.Trim().ToLowerInvariant(), cancellationToken);
        return user is { Status: UserStatus.Active } ? user : null;
    }
}
