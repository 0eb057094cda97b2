namespace Solaris.Alerts;

/// <summary>What a limit is, and whose.</summary>
internal sealed class LimitOrigin
{
    public const string Select = $"""
        select l.time_window as Window, l.model as Model, o.id as Organisation, o.currency as Currency,
            coalesce(u.id, owner.id) as Person, coalesce(u.team_id, k.team_id, owner.team_id, t.id) as Team
        from quota_limit l join organisation o on o.id = {Accounts.Organisation.Own}
            left join api_key k on l.scope = 0 and k.id = l.scope_id left join app_user owner on owner.id = k.user_id
            left join app_user u on l.scope = 1 and u.id = l.scope_id
            left join team t on l.scope = 2 and t.id = l.scope_id
        where l.id = @LimitId
        """;

    public int Window { get; init; }
    public string Model { get; init; } = "";
    public Guid Organisation { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>The user whose limit it is, or who has the key.</summary>
    public Guid? Person { get; init; }

    /// <summary>The team, or that of the user or key.</summary>
    public Guid? Team { get; init; }
}
