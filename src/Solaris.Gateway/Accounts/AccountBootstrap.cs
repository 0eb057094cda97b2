using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Solaris.Accounts.Users;

namespace Solaris.Accounts;

/// <summary>
/// Makes a fresh installation usable: its organisation and its first administrator. To run at every start, after the
/// migrations and before the first request; it does nothing when both are there.
/// </summary>
internal sealed class AccountBootstrap(
    OrganisationStore organisations,
    UserStore users,
    UserCreation creation,
    IOptions<AccountsOptions> options,
    TimeProvider clock
)
{
    public const string DefaultEmail = "admin@localhost";

    /// <summary>No characters that look alike: someone will read it off a terminal.</summary>
    private const string PasswordAlphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public async Task<BootstrapResult> RunAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
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
        // A conflict means that another replica made the administrator in this moment, with a password we do not know.
        return outcome.Value is { } user
            ? new(organisation, user.Email, given is null ? password : null)
            : new(organisation);
    }

    public static Secret NewPassword() => new(RandomNumberGenerator.GetString(PasswordAlphabet, 20));
}
