using Solaris.Accounts.Teams;
using Solaris.Accounts.Users;

namespace Solaris.Accounts.Keys;

/// <summary>Issues keys on an administrator's word: checks the owner and fills in the defaults.</summary>
internal sealed class KeyIssuing(
    ApiKeyStore keys,
    UserStore users,
    TeamStore teams,
    OrganisationStore organisations,
    TimeProvider clock
)
{
    public async Task<Outcome<IssuedApiKey>> IssueAsync(CreateKeyRequest request, CancellationToken cancellationToken)
    {
        if (request.UserId is { } user && !await IsActiveAsync(new(user), cancellationToken))
        {
            return ChangeError.Invalid("userId", "There is no such active user.");
        }
        if (request.TeamId is { } team && await teams.FindAsync(new(team), cancellationToken) is null)
        {
            return ChangeError.Invalid("teamId", "There is no such team.");
        }
        if (request.ExpiresAt <= clock.GetUtcNow())
        {
            return ChangeError.Invalid("expiresAt", "Must be in the future.");
        }
        var organisation = await organisations.GetAsync(cancellationToken);
        return await keys.CreateAsync(Spec(request, organisation), cancellationToken);
    }

    private async Task<bool> IsActiveAsync(UserId id, CancellationToken cancellationToken) =>
        await users.FindAsync(id, cancellationToken) is { Status: UserStatus.Active };

    private NewApiKey Spec(CreateKeyRequest request, Organisation organisation)
    {
        var kind = request.Kind ?? ApiKeyKind.Standard;
        return new()
        {
            Organisation = organisation.Id,
            User = request.UserId is { } user ? new UserId(user) : null,
            Team = request.TeamId is { } team ? new TeamId(team) : null,
            Kind = kind,
            Terms = new()
            {
                Name = request.Name.Trim(),
                Models = request.Models,
                Endpoints = KeyFields.Paths(request.Endpoints),
                Addresses = request.AllowedAddresses,
                RequestsPerMinute = request.RequestsPerMinute,
                TokensPerMinute = request.TokensPerMinute,
                MaxParallel = request.MaxParallel,
                QuotaStatus = request.QuotaStatus ?? NewApiKey.DefaultQuotaStatus(kind),
                AlwaysStreamUsage = request.AlwaysStreamUsage ?? false,
                ExpiresAt = request.NamesExpiry ? request.ExpiresAt : clock.GetUtcNow() + NewApiKey.DefaultLifetime,
            },
        };
    }
}
