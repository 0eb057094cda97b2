using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Teams;
using Solaris.Ledger;

namespace Solaris.Demo;

/// <summary>A small organisation with people, a team, limits and keys. Each step does nothing when it was done before.</summary>
internal sealed class DemoOrganisation(
    AccountCommands accounts,
    OrganisationStore organisations,
    TeamStore teams,
    LimitBook limits,
    DemoCurrency currency,
    DemoKeys keys
)
{
    private const string TeamName = "Atendimento";
    private const string KeyOwner = "ana@example.com";
    private const string StandardKey = "demo";
    private const string LibreChatKey = "librechat";
    private const int Whole = 1_000_000;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        if (await teams.AddAsync(organisation.Id, TeamName, cancellationToken) is not { } team)
        {
            return; // The team is there, so the rest is too, or an administrator took it away.
        }
        await currency.SetAsync(cancellationToken);
        await limits.ReplaceAsync(
            LimitScope.Organisation,
            organisation.Id.Value,
            [Monthly(LimitUnit.Tokens, 50_000_000), Monthly(LimitUnit.Money, 500_000_000)],
            cancellationToken
        );
        await limits.ReplaceAsync(LimitScope.Team, team.Id, [Monthly(LimitUnit.Tokens, 5_000_000)], cancellationToken);
        await AddAsync(KeyOwner, "Ana Souza", team.Id, 1_000_000, cancellationToken);
        await AddAsync("bruno@example.com", "Bruno Lima", team.Id, 100_000, cancellationToken);
        await AddAsync("carla@example.com", "Carla Dias", teamId: null, 2_000_000, cancellationToken);
    }

    /// <summary>A key of one of the users, the same at each start.</summary>
    public Task<Secret?> KeyAsync(CancellationToken cancellationToken) =>
        KeyAsync(StandardKey, new() { Name = "Demo", ExpiresAt = null }, KeyOwner, cancellationToken);

    /// <summary>A key for a chat client that names its users itself.</summary>
    public Task<Secret?> TrustedClientKeyAsync(CancellationToken cancellationToken) =>
        KeyAsync(
            LibreChatKey,
            new()
            {
                Name = "LibreChat",
                Kind = ApiKeyKind.TrustedClient,
                ExpiresAt = null,
            },
            owner: null,
            cancellationToken
        );

    private async Task<Secret?> KeyAsync(
        string name,
        CreateKeyRequest request,
        string? owner,
        CancellationToken cancellationToken
    )
    {
        if (await keys.FindAsync(name, cancellationToken) is { } saved)
        {
            return saved;
        }
        var issued = (await accounts.CreateKeyAsync(request, owner, cancellationToken)).Value?.Secret;
        if (issued is not null)
        {
            await keys.SaveAsync(name, issued, cancellationToken);
        }
        return issued;
    }

    private async Task AddAsync(
        string email,
        string name,
        Guid? teamId,
        long tokens,
        CancellationToken cancellationToken
    )
    {
        var outcome = await accounts.CreateUserAsync(
            new()
            {
                Email = email,
                Name = name,
                TeamId = teamId,
                MonthlyTokens = tokens,
            },
            cancellationToken
        );
        if (outcome.Error is { } error)
        {
            throw new InvalidOperationException($"The demo's user could not be created: {error.Field} {error.Message}");
        }
    }

    private static LimitTerms Monthly(LimitUnit unit, long amount) =>
        new(unit, LimitWindow.Month, Model: null, amount, BlockAt: Whole, AlertAt: [800_000]);
}
