using System.Net;

namespace Solaris.Accounts.SignIn;

/// <summary>Mails a link to who forgot the password. An address may ask a few times an hour, and learns nothing by it.</summary>
internal sealed class PasswordResets(PeopleByEmail people, Invitations invitations, TimeProvider clock)
{
    private readonly FailureThrottle _asked = new(5, TimeSpan.FromMinutes(10), clock);

    /// <summary>To whom a mail went; null for nobody. Or how long the address must wait.</summary>
    public async Task<(UserId? User, TimeSpan Wait)> SendAsync(
        string email,
        IPAddress? address,
        CancellationToken cancellationToken
    )
    {
        if (_asked.Wait(address) is var wait && wait > TimeSpan.Zero)
        {
            return (null, wait);
        }
        _asked.Fail(address);
        if (!invitations.CanReset || await people.FindActiveAsync(email, cancellationToken) is not { } user)
        {
            return (null, TimeSpan.Zero);
        }
        await invitations.SendAsync(user, invitations.Site ?? "", cancellationToken);
        return (new UserId(user.Id), TimeSpan.Zero);
    }
}
