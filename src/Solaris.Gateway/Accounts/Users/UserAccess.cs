using Solaris.Accounts.SignIn;
using Solaris.Storage;

namespace Solaris.Accounts.Users;

/// <summary>What a user can get in with: passwords, sessions, and what this process remembers of them.</summary>
internal sealed class UserAccess(Database database, PasswordHashing passwords, SessionStore sessions, CallerCache cache)
{
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        passwords.HashAsync(password, cancellationToken);

    /// <summary>Makes a change of a user count at once; one of password, role or status ends the sessions too.</summary>
    public async Task RefreshAsync(AppUser before, AppUser after, CancellationToken cancellationToken)
    {
        database.AfterCommit(() => cache.Forget(new UserId(after.Id)));
        if ((before.PasswordHash, before.Role, before.Status) != (after.PasswordHash, after.Role, after.Status))
        {
            await sessions.EndAllAsync(new(after.Id), cancellationToken);
        }
    }
}
