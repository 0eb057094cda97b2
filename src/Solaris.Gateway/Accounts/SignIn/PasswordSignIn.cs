using System.Net;
using Solaris.Accounts.Users;

namespace Solaris.Accounts.SignIn;

/// <summary>Signs people in by e-mail and password. Every failure looks and takes the same, whoever exists.</summary>
internal sealed partial class PasswordSignIn(
    UserStore users,
    OrganisationStore organisations,
    PasswordHashing passwords,
    SignInDelays delays,
    ILogger<PasswordSignIn> logger
)
{
    /// <summary>The user, or null with the time to wait when there were too many failures.</summary>
    public async Task<(AppUser? User, TimeSpan Wait)> TryAsync(
        string email,
        string password,
        IPAddress? address,
        CancellationToken cancellationToken
    )
    {
        var name = email.Trim().ToLowerInvariant();
        if (delays.Wait(name, address) is var wait && wait > TimeSpan.Zero)
        {
            return (null, wait);
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        var user = await users.FindByEmailAsync(organisation.Id, name, cancellationToken);
        var active = user is { Status: UserStatus.Active } ? user : null;
        if (!await passwords.VerifyAsync(active?.PasswordHash, password, cancellationToken) || active is null)
        {
            delays.Fail(name, address);
            LogFailed(address);
            return (null, TimeSpan.Zero);
        }
        delays.Succeed(name, address);
        LogSignedIn(active.Id);
        return (active, TimeSpan.Zero);
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in from {Address} failed")]
    private partial void LogFailed(IPAddress? address);

    [LoggerMessage(LogLevel.Information, "User {User} signed in")]
    private partial void LogSignedIn(Guid user);
}
