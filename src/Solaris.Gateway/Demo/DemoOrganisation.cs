using Solaris.Accounts;
using Solaris.Accounts.Keys;
using Solaris.Accounts.Teams;
using Solaris.Ledger;

namespace Solaris.Demo;

/// <summary>A small organisation with people, teams, limits and keys. Each step does nothing when it was done before.</summary>
internal sealed class DemoOrganisation(
    AccountCommands accounts,
    OrganisationStore organisations,
    TeamStore teams,
    LimitBook limits,
    DemoKeys keys
)
{
    private const string StandardKey = "demo";
    private const string LibreChatKey = "librechat";
    private const int Whole = 1_000_000;

    /// <summary>The new teams by name; null when the first one is there, so the rest is too, or an administrator took it away.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>?> SeedAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var made = new Dictionary<string, Guid>();
        foreach (var (name, tokens) in DemoCast.Teams)
        {
            if (await teams.AddAsync(organisation.Id, name, cancellationToken) is not { } team)
            {
                return null;
            }
            made.Add(name, team.Id);
            LimitTerms[] terms = [Monthly(LimitUnit.Tokens, tokens)];
            await limits.ReplaceAsync(LimitScope.Team, team.Id, terms, cancellationToken);
        }
        await limits.ReplaceAsync(
            LimitScope.Organisation,
            organisation.Id.Value,
            [Monthly(LimitUnit.Tokens, 12_000_000), Monthly(LimitUnit.Money, 120_000_000)],
            cancellationToken
        );
        foreach (var person in DemoCast.People)
        {
            await AddAsync(person, person.Team is { } team ? made[team] : null, cancellationToken);
        }
        return made;
    }

    /// <summary>A key of one of the users, the same at each start.</summary>
    public Task<Secret?> KeyAsync(CancellationToken cancellationToken) =>
        KeyAsync(StandardKey, new() { Name = "Demo", ExpiresAt = null }, DemoCast.KeyOwner, cancellationToken);

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

    /// <summary>On whose account the program of <paramref name="team"/> runs; its secret is nobody's.</summary>
    public async Task<CallOrigin> RobotAsync(Guid team, CancellationToken cancellationToken)
    {
        var request = new CreateKeyRequest
        {
            Name = DemoCast.Robot,
            TeamId = team,
            ExpiresAt = null,
        };
        var issued = await accounts.CreateKeyAsync(request, ownerEmail: null, cancellationToken);
        var key = issued.Value?.Key ?? throw new InvalidOperationException("The demo's program got no key.");
        var organisation = await organisations.GetAsync(cancellationToken);
        return new(organisation.Id, new(key.Id), User: null, new(team));
    }

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

    private async Task AddAsync(DemoPerson person, Guid? teamId, CancellationToken cancellationToken)
    {
        var outcome = await accounts.CreateUserAsync(
            new()
            {
                Email = person.Email,
                Name = person.Name,
                TeamId = teamId,
                MonthlyTokens = person.Tokens,
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
