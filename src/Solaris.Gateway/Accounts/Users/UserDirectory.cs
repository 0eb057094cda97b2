using Solaris.Http;

namespace Solaris.Accounts.Users;

/// <summary>Users with their monthly tokens, as far as the caller may see them.</summary>
internal sealed class UserDirectory(UserStore users, UserLimits limits, OrganisationStore organisations)
{
    /// <summary>One page, newest first.</summary>
    public async Task<Page<UserResponse>> ListAsync(PageRequest page, Reach reach, CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var rows = await users.ListAsync(organisation.Id, page, reach, cancellationToken);
        var tokens = await limits.ReadAsync([.. rows.Select(user => user.Id)], cancellationToken);
        return Paging.Cut(rows, page, user => Show(user, tokens), user => user.Id);
    }

    /// <summary>A user, or null when there is none, it was deleted, or the caller may not see it.</summary>
    public async Task<UserResponse?> FindAsync(UserId id, Reach reach, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(id, cancellationToken);
        if (user is null or { Status: UserStatus.Deleted } || !(reach.Covers(user.TeamId) || reach.Person == user.Id))
        {
            return null;
        }
        return Show(user, await limits.ReadAsync([user.Id], cancellationToken));
    }

    private static UserResponse Show(AppUser user, Dictionary<Guid, long> tokens) =>
        UserResponse.Of(user, tokens.TryGetValue(user.Id, out var amount) ? amount : null);
}
