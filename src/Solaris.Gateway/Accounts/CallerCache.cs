using Solaris.Accounts.Keys;

namespace Solaris.Accounts;

/// <summary>
/// What this process knows of keys and users. Changes made here drop it at once; changes made by another replica when
/// news of them comes, and at the latest when an entry ends.
/// </summary>
internal sealed class CallerCache(TimeProvider clock)
{
    /// <summary>The longest another replica's change may go unseen.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Short: a digest that is unknown now may be issued by another replica in a moment.</summary>
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromSeconds(5);

    public ExpiringCache<KeyDigest, KnownKey> Keys { get; } = new(Lifetime, 50_000, clock);

    /// <summary>Digests that no key has.</summary>
    public ExpiringCache<KeyDigest, bool> Unknown { get; } = new(UnknownLifetime, 10_000, clock);

    /// <summary>Users as trusted clients name them.</summary>
    public ExpiringCache<UserIdentity, KnownUser> Users { get; } = new(Lifetime, 50_000, clock);

    /// <summary>Raised for each key, user or team that changed here, after it was dropped.</summary>
    public event Action<Guid>? Forgotten;

    public void Forget(ApiKeyId id) => Forget(id.Value);

    public void Forget(UserId id) => Forget(id.Value);

    public void Forget(TeamId id) => Forget(id.Value);

    /// <summary>Drops what another replica has changed: a key, a user or a team.</summary>
    public void Hear(Guid id)
    {
        Keys.RemoveWhere(key => Concerns(key.Caller.Origin, id));
        Users.RemoveWhere(user => user.Id.Value == id || user.Team?.Value == id);
    }

    /// <summary>Drops everything: another replica may have changed anything.</summary>
    public void HearOfAny()
    {
        Keys.RemoveWhere(_ => true);
        Users.RemoveWhere(_ => true);
        Unknown.RemoveWhere(_ => true);
    }

    private void Forget(Guid id)
    {
        Hear(id);
        Forgotten?.Invoke(id);
    }

    private static bool Concerns(CallOrigin origin, Guid id) =>
        origin.Key.Value == id || origin.User?.Value == id || origin.Team?.Value == id;
}
