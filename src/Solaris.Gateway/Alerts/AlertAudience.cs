namespace Solaris.Alerts;

/// <summary>Who is told of a limit: whom it binds; and whoever can raise it, when it is spent or nobody else is there to tell.</summary>
/// <param name="Person">Whom a user's limit, or that of a key of theirs, binds; nobody's id when there is none.</param>
/// <param name="Team">The team whose managers are told; no team's id when none are.</param>
internal readonly record struct AlertAudience(Guid Person, Guid Team, bool Administrators, bool Finance)
{
    public static AlertAudience Of(LimitScope scope, bool isSpent, Guid? person, Guid? team)
    {
        var managers = scope == LimitScope.Team || isSpent || person is null;
        return new(
            person ?? Guid.Empty,
            managers ? team ?? Guid.Empty : Guid.Empty,
            scope == LimitScope.Organisation
                || (scope == LimitScope.Team && isSpent)
                || (person is null && team is null),
            scope == LimitScope.Organisation
        );
    }
}
