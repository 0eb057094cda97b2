using Solaris.Accounts.Users;

namespace Solaris.Accounts.SignIn;

/// <summary>People set their passwords: by a link, or while they are signed in.</summary>
internal sealed class OwnPasswords(UserStore users, LinkStore links, PasswordHashing passwords, SessionStore sessions)
{
    private static readonly ChangeError NoLink = ChangeError.NotFound("Link");

    /// <summary>Sets the password by a link, ends every session, and says whose it is.</summary>
    public async Task<Outcome<AppUser>> SetAsync(SetPasswordRequest request, CancellationToken cancellationToken)
    {
        if (
            await links.FindAsync(request.Token, cancellationToken) is not { } id
            || await users.FindAsync(id, cancellationToken) is not { Status: UserStatus.Active } user
        )
        {
            return NoLink;
        }
        if (PasswordRules.Refuse(request.Password, user.Email, user.Name) is { } refusal)
        {
            return refusal;
        }
        var hash = await passwords.HashAsync(request.Password, cancellationToken);
        if (!await links.UseAsync(request.Token, cancellationToken))
        {
            return NoLink;
        }
        await users.ChangeAsync(user with { PasswordHash = hash }, cancellationToken);
        await sessions.EndAllAsync(id, cancellationToken);
        return user;
    }

    /// <summary>Changes the password of who is signed in, and ends their other sessions.</summary>
    public async Task<ChangeError?> ChangeAsync(
        UserId person,
        Guid? session,
        string password,
        CancellationToken cancellationToken
    )
    {
        if (await users.FindAsync(person, cancellationToken) is not { } user)
        {
            return ChangeError.NotFound("User");
        }
        if (PasswordRules.Refuse(password, user.Email, user.Name) is { } refusal)
        {
            return refusal;
        }
        var hash = await passwords.HashAsync(password, cancellationToken);
        await users.ChangeAsync(user with { PasswordHash = hash }, cancellationToken);
        await sessions.EndOthersAsync(person, session, cancellationToken);
        return null;
    }
}
