using Solaris.Accounts.Teams;

namespace Solaris.Accounts.Users;

/// <summary>Changes and deletes users. Calls and sessions of this process see the change when the method returns.</summary>
internal sealed class UserChanges(
    UserStore users,
    UserProvisioning provisioning,
    UserLimits limits,
    TeamStore teams,
    UserAccess access
)
{
    private static readonly ChangeError LastAdministrator = ChangeError.Conflict(
        "This is the last active administrator; make another one first."
    );

    /// <summary>Changes what the request names; the error says what is wrong with it.</summary>
    public async Task<ChangeError?> ChangeAsync(
        UserId id,
        UpdateUserRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await users.FindAsync(id, cancellationToken) is not { Status: not UserStatus.Deleted } found)
        {
            return ChangeError.NotFound("User");
        }
        if (await RefuseAsync(found, request, cancellationToken) is { } refusal)
        {
            return refusal;
        }
        var user = await provisioning.FinishAsync(found, cancellationToken);
        var changed = await ApplyAsync(user, request, cancellationToken);
        if (changed != user && !await users.ChangeAsync(changed, cancellationToken))
        {
            return ChangeError.Conflict("Another user has this e-mail.");
        }
        if (request.MonthlyTokens is { } tokens)
        {
            await limits.SetAsync(id, tokens, cancellationToken);
        }
        await access.RefreshAsync(user, changed, cancellationToken);
        return null;
    }

    /// <summary>
    /// Disables a user for good and takes the personal fields out of the row. The row stays, because charges name it.
    /// </summary>
    public async Task<ChangeError?> DeleteAsync(UserId id, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(id, cancellationToken) is not { Status: not UserStatus.Deleted } user)
        {
            return ChangeError.NotFound("User");
        }
        if (user.Role == UserRole.Administrator && !await users.HasOtherAdministratorAsync(user, cancellationToken))
        {
            return LastAdministrator;
        }
        var deleted = user with
        {
            Email = provisioning.Grave(user.Email),
            ExternalId = provisioning.Grave(user.ExternalId),
            Name = "",
            Role = UserRole.Member,
            TeamId = null,
            Status = UserStatus.Deleted,
            PasswordHash = null,
        };
        await users.BuryAsync(deleted, cancellationToken);
        await access.RefreshAsync(user, deleted, cancellationToken);
        return null;
    }

    private async Task<ChangeError?> RefuseAsync(
        AppUser user,
        UpdateUserRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.MonthlyTokens is { } tokens && limits.Refuse(tokens) is { } outOfBounds)
        {
            return outOfBounds;
        }
        if (request.TeamId is { } team && await teams.FindAsync(new(team), cancellationToken) is null)
        {
            return ChangeError.Invalid("teamId", "There is no such team.");
        }
        var steps =
            user is { Role: UserRole.Administrator, Status: UserStatus.Active }
            && (request.Role is not (null or UserRole.Administrator) || request.Status == UserStatus.Disabled);
        return steps && !await users.HasOtherAdministratorAsync(user, cancellationToken) ? LastAdministrator : null;
    }

    private async Task<AppUser> ApplyAsync(
        AppUser user,
        UpdateUserRequest request,
        CancellationToken cancellationToken
    ) =>
        user with
        {
            Email = request.Email?.Trim().ToLowerInvariant() ?? user.Email,
            Name = request.Name?.Trim() ?? user.Name,
            Role = request.Role ?? user.Role,
            TeamId = request.NamesTeam ? request.TeamId : user.TeamId,
            Status = request.Status ?? user.Status,
            PasswordHash = request.Password is { } password
                ? await access.HashAsync(password, cancellationToken)
                : user.PasswordHash,
        };
}
