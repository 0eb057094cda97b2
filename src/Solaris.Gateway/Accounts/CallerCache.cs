using Solaris.Accounts.Keys;

namespace Solaris.Accounts;

/// <summary>
/// What this process knows of keys and users. Changes made here drop it at once; changes made by another replica are
/// seen when an entry ends.
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

    public void Forget(ApiKeyId id) => Keys.RemoveWhere(key => key.Caller.Origin.Key == id);

    public void Forget(UserId id)
    {
        Keys.RemoveWhere(key => key.Caller.Origin.User == id);
        Users.RemoveWhere(user => user.Id == id);
    }

    public void Forget(TeamId id)
    {
        Keys.RemoveWhere(key => key.Caller.Origin.Team == id);
        Users.RemoveWhere(user => user.Team == id);
    }
}
