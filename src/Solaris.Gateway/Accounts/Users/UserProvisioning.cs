using System.Diagnostics.CodeAnalysis;
using Solaris.Accounts.Keys;

namespace Solaris.Accounts.Users;

/// <summary>
/// Brings a user into being: row first, then its monthly limit, then active. Whoever finds a row that stopped half-way
/// finishes it, so a crash leaves nobody without a limit, and a race creates nobody twice.
/// </summary>
internal sealed class UserProvisioning(UserStore users, UserLimits limits, KeyPeppers peppers, TimeProvider clock)
{
    private const string Tombstone = "deleted:";

    /// <summary>First calls of one person take turns; 64 gates keep strangers from waiting for each other.</summary>
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>What stays of a name when its owner is deleted: enough to know it again, not to read it.</summary>
    [return: NotNullIfNotNull(nameof(name))]
    public string? Grave(string? name) => name is null ? null : Tombstone + peppers.Current.Pseudonym(name);

    /// <summary>Adds a user with a limit; false when the e-mail or the external id is taken.</summary>
    public async Task<bool> CreateAsync(AppUser user, long monthlyTokens, CancellationToken cancellationToken)
    {
        if (!await users.AddAsync(user with { Status = UserStatus.New }, cancellationToken))
        {
            return false;
        }
        await FinishAsync(new(user.Id), monthlyTokens, cancellationToken);
        return true;
    }

    /// <summary>
    /// The user whom a trusted client names: by its id, else by e-mail, else new when <paramref name="create"/>. Null when
    /// there is none.
    /// </summary>
    public async Task<AppUser?> ResolveAsync(
        UserIdentity identity,
        AppUser draft,
        bool create,
        CancellationToken cancellationToken
    )
    {
        var gate = _gates[(identity.GetHashCode() & int.MaxValue) % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await FindOrCreateAsync(identity, draft, create, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<AppUser?> FindOrCreateAsync(
        UserIdentity identity,
        AppUser draft,
        bool create,
        CancellationToken cancellationToken
    )
    {
        var user = await FindAsync(identity, draft, cancellationToken);
        if (user is null && create)
        {
            await users.AddAsync(draft with { Id = Guid.CreateVersion7(clock.GetUtcNow()) }, cancellationToken);
            user = await FindAsync(identity, draft, cancellationToken);
        }
        return user is null ? null : await FinishAsync(user, cancellationToken);
    }

    /// <summary>The user, who has a limit now: one whose creation stopped half-way gets the default.</summary>
    public async Task<AppUser> FinishAsync(AppUser user, CancellationToken cancellationToken)
    {
        if (user.Status != UserStatus.New)
        {
            return user;
        }
        await FinishAsync(new(user.Id), limits.Default, cancellationToken);
        return user with { Status = UserStatus.Active };
    }

    private async Task<AppUser?> FindAsync(UserIdentity identity, AppUser draft, CancellationToken cancellationToken)
    {
        var found = await users.FindAsync(
            new(draft.OrganisationId),
            identity,
            new(Grave(identity.ExternalId), Grave(identity.Email)),
            cancellationToken
        );
        var known =
            found.FirstOrDefault(user => identity.ExternalId is { } id && user.ExternalId == id)
            ?? found.FirstOrDefault(user => identity.Email is { } email && user.Email == email)
            ?? (found.Count > 0 ? found[0] : null);
        if (known is { ExternalId: null, Status: not UserStatus.Deleted } && identity.ExternalId is not null)
        {
            await users.LinkAsync(new(known.Id), identity.ExternalId, cancellationToken);
        }
        return known;
    }

    private async Task FinishAsync(UserId id, long monthlyTokens, CancellationToken cancellationToken)
    {
        await limits.SetAsync(id, monthlyTokens, cancellationToken);
        await users.ActivateAsync(id, cancellationToken);
    }
}
