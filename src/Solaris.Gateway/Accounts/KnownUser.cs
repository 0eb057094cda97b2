namespace Solaris.Accounts;

/// <summary>An end user as calls need to know them.</summary>
internal sealed record KnownUser(UserId Id, TeamId? Team, bool MayCall)
{
    private Caller? _caller;

    /// <summary>
    /// The caller when this user speaks through <paramref name="key"/>. The last answer is kept: a chat client has one
    /// key, so almost every call finds it.
    /// </summary>
    public Caller Through(Caller key)
    {
        var known = _caller;
        if (known is null || !ReferenceEquals(known.Template, key))
        {
            known = key with { Origin = key.Origin with { User = Id, Team = Team }, Template = key };
            _caller = known;
        }
        return known;
    }
}
