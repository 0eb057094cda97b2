namespace Solaris.Ledger;

/// <summary>The limits in force and how they stand: read for every call (cached), changed by administrators.</summary>
internal sealed class LimitBook
{
    /// <summary>Every limit of the given scopes, from the database. <paramref name="scopes"/> is small: key, user, team, organisation.</summary>
    public Task<IReadOnlyList<Limit>> FindAsync(
        IReadOnlyList<(LimitScope Scope, Guid ScopeId)> scopes,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    /// <summary>One scope's limits as they stand now, by the database's clock, with purchased packs.</summary>
    public Task<IReadOnlyList<LimitStanding>> StandingsAsync(
        LimitScope scope,
        Guid scopeId,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    /// <summary>
    /// Replaces a scope's limits. Running periods take the new amounts at once: a lower one never cancels what is
    /// spent or held, it becomes debt (claw-back) and admits nothing until it is paid.
    /// </summary>
    public Task ReplaceAsync(
        LimitScope scope,
        Guid scopeId,
        IReadOnlyList<LimitTerms> terms,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    /// <summary>Raised after a commit that changed a scope's limits: caches drop what they know of it.</summary>
    public event Action<LimitScope, Guid>? Changed;

    private void OnChanged(LimitScope scope, Guid scopeId) => Changed?.Invoke(scope, scopeId);
}
