using Microsoft.Extensions.Options;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Users;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>Makes a user of who comes by single sign-on for the first time, when the installation lets people come by themselves.</summary>
internal sealed class NewPeople(
    UserCreation creation,
    PeopleByEmail people,
    IOptions<AccountsOptions> options,
    TimeProvider clock
)
{
    public async Task<AppUser?> AddAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        if (!options.Value.AutoProvision || identity.Email is null)
        {
            return null;
        }
        var request = new CreateUserRequest { Email = identity.Email, Name = identity.Name };
        await creation.CreateAsync(request, clock.GetUtcNow(), cancellationToken);
        return await people.FindActiveAsync(identity.Email, cancellationToken);
    }
}
