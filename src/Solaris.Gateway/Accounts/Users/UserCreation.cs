using Solaris.Accounts.SignIn;
using Solaris.Accounts.Teams;

namespace Solaris.Accounts.Users;

/// <summary>Creates users on an administrator's word.</summary>
internal sealed class UserCreation(
    UserProvisioning provisioning,
    UserLimits limits,
    TeamStore teams,
    PasswordHashing passwords,
    OrganisationStore organisations
)
{
    public async Task<Outcome<UserResponse>> CreateAsync(
        CreateUserRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (request.MonthlyTokens is { } asked && limits.Refuse(asked) is { } outOfBounds)
        {
            return outOfBounds;
        }
        if (request.TeamId is { } team && await teams.FindAsync(new(team), cancellationToken) is null)
        {
            return ChangeError.Invalid("teamId", "There is no such team.");
        }
        var tokens = request.MonthlyTokens ?? limits.Default;
        var user = await DraftAsync(request, now, cancellationToken);
        if (!await provisioning.CreateAsync(user, tokens, cancellationToken))
        {
            return ChangeError.Conflict("Another user has this e-mail or external id.");
        }
        return UserResponse.Of(user with { Status = UserStatus.Active }, tokens);
    }

    private async Task<AppUser> DraftAsync(
        CreateUserRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var email = request.Email.Trim().ToLowerInvariant();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = organisation.Id.Value,
            Email = email,
            ExternalId = string.IsNullOrWhiteSpace(request.ExternalId) ? null : request.ExternalId.Trim(),
            Name = string.IsNullOrWhiteSpace(request.Name) ? email : request.Name.Trim(),
            Role = request.Role ?? UserRole.Member,
            TeamId = request.TeamId,
            PasswordHash = request.Password is { } password
                ? await passwords.HashAsync(password, cancellationToken)
                : null,
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
    }
}
