using Solaris.Accounts.Keys;
using Solaris.Http;

namespace Solaris.Accounts;

/// <summary>Finds who calls: API key, end user of a trusted client, and whether the key may use this endpoint from here.</summary>
internal sealed class CallerDirectory(
    KeyDirectory keys,
    TrustedUsers users,
    OrganisationStore organisations,
    TimeProvider clock
)
{
    /// <summary>Listing models charges nobody, so a trusted client may do it before it has a user.</summary>
    private const string ModelsEndpoint = "models";

    /// <summary>
    /// Identifies the caller of a <c>/v1</c> request. <paramref name="endpoint"/> is the route below <c>/v1</c>;
    /// <paramref name="bodyUser"/> is the body's <c>user</c> field, which trusted clients may use to name the end user.
    /// A key that was seen lately costs no look-up in the database.
    /// </summary>
    public ValueTask<Identification> IdentifyAsync(
        HttpRequest request,
        string endpoint,
        string? bodyUser,
        CancellationToken cancellationToken
    )
    {
        var presented = PresentedKey.In(request.Headers);
        if (presented.IsEmpty)
        {
            return request.HttpContext.Features.Get<SessionCaller>() is { } session
                ? new(new Identification(session.Caller, Refusal: null))
                : RefusedAsync(CallerRefusals.MissingKey(organisations.Language));
        }
        if (!ApiKeySecret.IsWellFormed(presented))
        {
            return RefusedAsync(CallerRefusals.InvalidKey(organisations.Language));
        }
        return keys.TryGet(presented, out var digest, out var key)
            ? AdmitAsync(key, request, endpoint, bodyUser, cancellationToken)
            : LoadAsync(presented.ToString(), digest, request, endpoint, bodyUser, cancellationToken);
    }

    private async ValueTask<Identification> LoadAsync(
        string presented,
        KeyDigest digest,
        HttpRequest request,
        string endpoint,
        string? bodyUser,
        CancellationToken cancellationToken
    )
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        var (key, wait) = await keys.LoadAsync(presented, digest, address, cancellationToken);
        if (wait > TimeSpan.Zero)
        {
            return new(Caller: null, CallerRefusals.TooManyFailures(organisations.Language, wait));
        }
        return key is null
            ? new(Caller: null, CallerRefusals.InvalidKey(organisations.Language))
            : await AdmitAsync(key, request, endpoint, bodyUser, cancellationToken);
    }

    private ValueTask<Identification> AdmitAsync(
        KnownKey key,
        HttpRequest request,
        string endpoint,
        string? bodyUser,
        CancellationToken cancellationToken
    )
    {
        var path = endpoint.TrimStart('/');
        if (Refuse(key, request, path) is { } refusal)
        {
            return RefusedAsync(refusal);
        }
        if (!key.Caller.TrustedClient)
        {
            return new(new Identification(key.Caller, Refusal: null));
        }
        return users.IdentifyAsync(
            key.Caller,
            request.Headers,
            bodyUser,
            required: !path.StartsWith(ModelsEndpoint, StringComparison.Ordinal),
            cancellationToken
        );
    }

    private Refusal? Refuse(KnownKey key, HttpRequest request, string endpoint)
    {
        var language = key.Caller.Language;
        if (key.Revoked)
        {
            return CallerRefusals.RevokedKey(language);
        }
        if (key.EndsAt <= clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            return CallerRefusals.ExpiredKey(language);
        }
        if (key.Owner is not (null or UserStatus.Active))
        {
            return CallerRefusals.UserDisabled(language);
        }
        if (!key.MayComeFrom(request.HttpContext.Connection.RemoteIpAddress))
        {
            return CallerRefusals.AddressNotAllowed(language);
        }
        return key.MayUse(endpoint) ? null : CallerRefusals.EndpointNotAllowed(language);
    }

    private static ValueTask<Identification> RefusedAsync(Refusal refusal) =>
        new(new Identification(Caller: null, refusal));
}
