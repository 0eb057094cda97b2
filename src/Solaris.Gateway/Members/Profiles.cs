using Solaris.Accounts;
using Solaris.Accounts.Teams;
using Solaris.Accounts.Users;
using Solaris.Http;
using Solaris.Settings;

namespace Solaris.Members;

/// <summary>Reads and changes what people see of themselves.</summary>
internal sealed class Profiles(UserStore users, TeamStore teams, OrganisationStore organisations, SettingStore settings)
{
    /// <summary>Null for someone who was deleted a moment ago.</summary>
    public async Task<ProfileResponse?> FindAsync(UserId person, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(person, cancellationToken) is not { } user)
        {
            return null;
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        var team = user.TeamId is { } id ? await teams.FindAsync(new(id), cancellationToken) : null;
        return new(
            user.Id,
            user.Email,
            user.Name,
            user.Role,
            user.TeamId,
            team?.Name,
            organisation.Name,
            user.Language ?? organisation.Language,
            user.Theme,
            organisation.Zone,
            await settings.CurrencyAsync(cancellationToken),
            await settings.KeyPolicyAsync(cancellationToken),
            [Capability.Own, .. Capability.Of(user.Role)]
        );
    }

    public async Task ChangeAsync(UserId person, ProfileRequest request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(person, cancellationToken) is not { } user)
        {
            return;
        }
        var changed = user with
        {
            Name = request.Name?.Trim() ?? user.Name,
            Language = request.Language ?? user.Language,
            Theme = request.NamesTheme ? request.Theme : user.Theme,
        };
        await users.ChangeProfileAsync(changed, cancellationToken);
    }
}
