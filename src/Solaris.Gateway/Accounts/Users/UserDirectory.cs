using Solaris.Http;

namespace Solaris.Accounts.Users;

/// <summary>Users with their monthly tokens, as administrators see them.</summary>
internal sealed class UserDirectory(UserStore users, UserLimits limits, OrganisationStore organisations)
{
    /// <summary>One page, newest first.</summary>
    public async Task<Page<UserResponse>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var rows = await users.ListAsync(organisation.Id, page, cancellationToken);
        var tokens = await limits.ReadAsync([.. rows.Select(user => user.Id)], cancellationToken);
        return Paging.Cut(rows, page, user => Show(user, tokens), user => user.Id);
    }

    /// <summary>A user, or null when there is none or it was deleted.</summary>
    public async Task<UserResponse?> FindAsync(UserId id, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(id, cancellationToken) is not { Status: not UserStatus.Deleted } user)
        {
            return null;
        }
        return Show(user, await limits.ReadAsync([user.Id], cancellationToken));
    }

    private static UserResponse Show(AppUser user, Dictionary<Guid, long> tokens) =>
        UserResponse.Of(user, tokens.TryGetValue(user.Id, out var amount) ? amount : null);
}
