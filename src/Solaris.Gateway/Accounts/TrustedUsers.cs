using Microsoft.Extensions.Options;
using Solaris.Accounts.Users;

namespace Solaris.Accounts;

/// <summary>The end users for whom trusted clients speak.</summary>
internal sealed class TrustedUsers(
    UserProvisioning provisioning,
    CallerCache cache,
    IOptions<AccountsOptions> options,
    TimeProvider clock
)
{
    /// <summary>The caller that a trusted client's headers or body name, or why the call is refused.</summary>
    /// <param name="required">False lets a call without a user pass as the key itself.</param>
    public ValueTask<Identification> IdentifyAsync(
        Caller key,
        IHeaderDictionary headers,
        string? bodyUser,
        bool required,
        CancellationToken cancellationToken
    )
    {
        if (!TrustedIdentity.TryRead(headers, bodyUser, out var identity))
        {
            return new(new Identification(Caller: null, CallerRefusals.UserInvalid(key.Language)));
        }
        if (identity is { ExternalId: null, Email: null })
        {
            return new(
                required
                    ? new Identification(Caller: null, CallerRefusals.UserRequired(key.Language))
                    : new Identification(key, Refusal: null)
            );
        }
        return cache.Users.TryGet(identity, out var user)
            ? new(Admit(key, user, headers))
            : LoadAsync(key, identity, headers, cancellationToken);
    }

    private async ValueTask<Identification> LoadAsync(
        Caller key,
        UserIdentity identity,
        IHeaderDictionary headers,
        CancellationToken cancellationToken
    )
    {
        var generation = cache.Users.Generation;
        var user = await provisioning.ResolveAsync(
            identity,
            Draft(key, identity, headers),
            options.Value.AutoProvision,
            cancellationToken
        );
        if (user is null)
        {
            return new(Caller: null, CallerRefusals.UserUnknown(key.Language));
        }
        var team = user.TeamId is { } id ? new TeamId(id) : (TeamId?)null;
        var known = new KnownUser(new(user.Id), team, user.Status == UserStatus.Active);
        cache.Users.Set(identity, known, generation);
        return Admit(key, known, headers);
    }

    private static Identification Admit(Caller key, KnownUser user, IHeaderDictionary headers)
    {
        if (!user.MayCall)
        {
            return new(Caller: null, CallerRefusals.UserDisabled(key.Language));
        }
        var caller = user.Through(key);
        var conversation = TrustedIdentity.Conversation(headers);
        return new(conversation is null ? caller : caller with { Conversation = conversation }, Refusal: null);
    }

    /// <summary>Users join the team of the key that brings them.</summary>
    private AppUser Draft(Caller key, UserIdentity identity, IHeaderDictionary headers) =>
        new()
        {
            OrganisationId = key.Origin.Organisation.Value,
            Email = identity.Email,
            ExternalId = identity.ExternalId,
            Name = TrustedIdentity.Name(headers) ?? identity.Email ?? identity.ExternalId ?? "",
            TeamId = key.Origin.Team?.Value,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
}
