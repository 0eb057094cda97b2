using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Solaris.Accounts.Users;

namespace Solaris.Accounts;

/// <summary>Makes an administrator when the organisation has none who can sign in.</summary>
internal sealed class FirstAdministrator(
    UserStore users,
    UserCreation creation,
    UserChanges changes,
    IOptions<AccountsOptions> options,
    TimeProvider clock
)
{
    public const string DefaultEmail = "admin@localhost";

    /// <summary>No characters that look alike: someone will read it off a terminal.</summary>
    private const string PasswordAlphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public async Task<BootstrapResult> EnsureAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        if (await users.HasAdministratorAsync(organisation.Id, cancellationToken))
        {
            return new(organisation);
        }
        var given = options.Value.AdminPassword is { Length: > 0 } text ? new Secret(text) : null;
        var password = given ?? NewPassword();
        var request = new CreateUserRequest
        {
            Email = options.Value.AdminEmail is { Length: > 0 } email ? email : DefaultEmail,
            Name = "Administrator",
            Role = UserRole.Administrator,
            Password = password.Reveal(),
        };
        var outcome = await creation.CreateAsync(request, clock.GetUtcNow(), cancellationToken);
        return outcome.Value is not null || await ResumeAsync(organisation, request, cancellationToken)
            ? new(organisation, request.Email, given is null ? password : null)
            : new(organisation);
    }

    /// <summary>
    /// Finishes an administrator whose creation was cut off, with the new password. One that is younger than a minute is
    /// being made by another replica, whose password counts.
    /// </summary>
    private async Task<bool> ResumeAsync(
        Organisation organisation,
        CreateUserRequest request,
        CancellationToken cancellationToken
    )
    {
        var user = await users.FindByEmailAsync(organisation.Id, request.Email.ToLowerInvariant(), cancellationToken);
        if (user is not { Status: UserStatus.New, Role: UserRole.Administrator } || IsBeingMade(user))
        {
            return false;
        }
        var change = new UpdateUserRequest { Password = request.Password };
        return await changes.ChangeAsync(new(user.Id), change, cancellationToken) is null;
    }

    private bool IsBeingMade(AppUser user) =>
        clock.GetUtcNow().AddMinutes(-1).ToUnixTimeMilliseconds() < user.CreatedAt;

    public static Secret NewPassword() => new(RandomNumberGenerator.GetString(PasswordAlphabet, 20));
}
