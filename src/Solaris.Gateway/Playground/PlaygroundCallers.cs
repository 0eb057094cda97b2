using System.Security.Claims;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.Playground;

/// <summary>Makes a person who is signed in the caller of their own calls.</summary>
internal sealed class PlaygroundCallers(PlaygroundKey key, OrganisationStore organisations)
{
    /// <summary>Null when the playground is turned off.</summary>
    public async Task<Caller?> FindAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (await key.FindAsync(cancellationToken) is not { } id)
        {
            return null;
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        TeamId? team = Guid.TryParse(person.FindFirstValue(Access.TeamClaim), out var own) ? new(own) : null;
        return new()
        {
            Origin = new(organisation.Id, id, person.PersonId(), team),
            KeyName = PlaygroundKey.Name,
            TrustedClient = false,
            Language = organisation.Language,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone),
        };
    }
}
